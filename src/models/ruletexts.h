// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "control/rulesmessages.h"
#include "domain/configurationtext.h"

#include <QMap>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace pennon {

/// pennon.conf as texts, without its lines: sections in the file's order, each with its keys and their values
/// as they are spelled. Copies are cheap.
class RuleTexts final
{
public:
    struct Section
    {
        QString name; ///< as between the brackets: "memmon:big"
        QMap<QString, QString> values;
        friend bool operator==(const Section &, const Section &) = default;
    };

    RuleTexts() = default;
    /// Parts of one section become one; of a key that is in several of them the last counts.
    explicit RuleTexts(const std::vector<RuleSection> &sections);

    [[nodiscard]] const std::vector<Section> &sections() const { return m_sections; }
    [[nodiscard]] const Section *find(const QString &section) const;
    [[nodiscard]] bool has(const QString &section) const { return find(section) != nullptr; }
    [[nodiscard]] std::optional<QString> value(const QString &section, const QString &key) const;
    [[nodiscard]] QStringList names() const;

    /// No value: the key goes. A value makes the section where there is none, at the end.
    void set(const QString &section, const QString &key, const std::optional<QString> &value);
    /// At the end; what is there already stays.
    void add(const Section &section);
    void remove(const QString &section);

    /// For readConfiguration(). Each key has the line of its section in these, 0 where it is not there.
    [[nodiscard]] std::vector<SectionText> forReading(const std::vector<RuleSection> &lines = {}) const;

    friend bool operator==(const RuleTexts &, const RuleTexts &) = default;

private:
    /// Made if there is none.
    Section &made(const QString &section);

    std::vector<Section> m_sections;
};

/// What turns one into the other, for rules.set: removed sections first, then the others in their order, of
/// each the removed keys first.
[[nodiscard]] std::vector<RuleChange> changesBetween(const RuleTexts &from, const RuleTexts &to);

/// One line of a change as the file will have it.
struct RuleDiffLine
{
    enum class Kind { Context, Removed, Added };
    Kind kind = Kind::Context;
    QString text; ///< without the sign in front
    friend bool operator==(const RuleDiffLine &, const RuleDiffLine &) = default;

    /// "-program = web=1GB"
    [[nodiscard]] QString signedText() const;
};

/// The sections that differ, an empty line between them.
[[nodiscard]] std::vector<RuleDiffLine> diffOf(const RuleTexts &from, const RuleTexts &to);

} // namespace pennon
