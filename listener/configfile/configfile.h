// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/inidocument.h"
#include "domain/configurationtext.h"

#include <QByteArray>
#include <QString>

#include <optional>
#include <vector>

namespace pennon {

/// One change of pennon.conf. Key and value: the key gets it, in a new section if there is none. Key without
/// value: the key goes. Neither: the section goes. A value without key: the section comes, empty.
struct ConfigurationChange
{
    QString section;
    QString key;
    std::optional<QString> value;
    friend bool operator==(const ConfigurationChange &, const ConfigurationChange &) = default;
};

/// pennon.conf as a file: its comments, order and spelling are kept through every change.
class ConfigFile final
{
public:
    /// Reads a file of at most 1 MiB. Fails with a sentence that names it if it cannot be read; what is wrong
    /// in it, read() tells.
    [[nodiscard]] static Result<ConfigFile> load(const QString &path);

    [[nodiscard]] const QString &path() const { return m_path; }
    /// A short name of the content: equal contents have equal ones.
    [[nodiscard]] QString revision() const;
    [[nodiscard]] std::vector<SectionText> sections() const { return sectionTexts(m_document); }

    /// What it says, with all problems of text and values. Files that it names are not looked at.
    [[nodiscard]] ReadConfiguration read() const;

    /// All changes or none: makes them, in memory, if the whole can be used afterwards. Otherwise every
    /// error; warnings do not hinder. A value that is there already is left as it is spelled.
    [[nodiscard]] Problems apply(const std::vector<ConfigurationChange> &changes);

    /// Writes it in one step, see replaceFile(). Conflict if the file is no longer what was loaded or saved.
    [[nodiscard]] Result<void> save();

private:
    ConfigFile(QString path, const QByteArray &content);

    QString m_path;
    QByteArray m_onDisk;
    IniDocument m_document;
};

/// "FILE:LINE: [memmon] program: the sentence", with "warning: " in front of what is only that.
[[nodiscard]] QString problemLine(const QString &path, const Problem &problem);

} // namespace pennon
