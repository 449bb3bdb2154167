// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QByteArray>
#include <QString>
#include <QStringView>

#include <optional>
#include <utility>
#include <vector>

namespace pennon {

/// An INI file in supervisord's dialect that can be edited without disturbing a byte of the rest. toText() of
/// an unedited document is the input, whatever the input was.
///
/// The dialect is that of supervisor 4.2.5 on Python 3: `key = value` or `key: value`; `;` or `#` starts a
/// comment at the start of a line or after a blank; a line that is indented deeper than its key continues the
/// value, also after empty lines and comments; keys in any case; of a key given twice the last one counts; a
/// section may come in several parts. Lines end in LF, CRLF or CR.
///
/// What supervisord refuses, or silently misreads, is a problem here, and reading goes on behind it.
class IniDocument final
{
public:
    struct Entry
    {
        QString key;                 ///< as written
        QString value;               ///< without comments; lines of a continued value are joined by LF
        int line = 0;                ///< from 1
        std::vector<int> lines = {}; ///< the lines of the value, one for each of its own lines
        friend bool operator==(const Entry &, const Entry &) = default;
    };
    struct Section
    {
        QString name; ///< what stands between the brackets, in the file's own case
        int line = 0; ///< of the brackets
        std::vector<Entry> entries;
        friend bool operator==(const Section &, const Section &) = default;

        /// The last entry of that key, in any case; nullptr if there is none.
        [[nodiscard]] const Entry *find(QStringView key) const;
    };
    struct Problem
    {
        int line = 0;
        QString message;
        friend bool operator==(const Problem &, const Problem &) = default;
    };

    [[nodiscard]] static IniDocument parse(const QByteArray &text);
    [[nodiscard]] QByteArray toText() const;

    /// In the file's order; a section that is written in two parts is there twice.
    [[nodiscard]] const std::vector<Section> &sections() const { return m_sections; }
    /// By line.
    [[nodiscard]] const std::vector<Problem> &problems() const { return m_problems; }
    [[nodiscard]] bool hasSection(QStringView name) const;
    /// The entry that counts: the last of that key in all parts of the section.
    [[nodiscard]] std::optional<Entry> find(QStringView section, QStringView key) const;

    /// Changes the entry that counts in place, its comments kept, or adds it behind the last one of the
    /// section, or adds the section. InvalidInput, and nothing is changed, for what the dialect cannot
    /// express: a value that would be cut by a comment sign, blanks at its ends, a key with `=` in it and the
    /// like.
    [[nodiscard]] Result<void> setValue(const QString &section, const QString &key, const QString &value);
    /// An empty section at the end. InvalidInput for a name that cannot be written, or that is there.
    [[nodiscard]] Result<void> addSection(const QString &section);
    /// Removes the key wherever the section has it, with the comments on its own lines. False: was not there.
    bool removeKey(QStringView section, QStringView key);
    /// Removes all parts of the section and the comments within them, but not what stands directly above a
    /// following section. False: was not there.
    bool removeSection(QStringView section);

private:
    struct Line
    {
        QByteArray bytes;
        QByteArray end; ///< LF, CRLF, CR; empty for a last line without one
    };
    struct Reader;

    void read();
    [[nodiscard]] QByteArray lineEnd() const;
    void insertLine(std::size_t index, const QString &text);
    void rewriteEntry(const Entry &entry, const QStringList &values);
    void insertEntry(const QString &section, const QString &key, const QStringList &values);
    void appendSection(const QString &section);
    void removeLines(const std::vector<std::pair<std::size_t, std::size_t>> &ranges);

    std::vector<Line> m_lines;
    std::vector<Section> m_sections;
    std::vector<Problem> m_problems;
};

} // namespace pennon
