// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <vector>

/// The sections and keys of pennon.conf, described: for documentation, forms and "did you mean". Made from
/// the very tables that read and write them.
namespace pennon {

enum class SettingKind {
    Text,
    Path,         ///< of a file or folder, absolute
    YesNo,        ///< true or false; yes, no, on, off, 1 and 0 as well
    Number,       ///< a whole number
    Mode,         ///< of a file, octal
    Choice,       ///< one of SettingInfo::choices
    Time,         ///< parseDuration
    Size,         ///< parseByteSize
    Address,      ///< of mail
    Addresses,    ///< of mail, with commas between them; or none
    Server,       ///< HOST or HOST:PORT
    Url,          ///< http, https (and unix for supervisord)
    Patterns,     ///< ProcessPattern, with commas between them
    GroupNames,   ///< patterns for the names of groups, with commas between them
    Limits,       ///< PATTERN=SIZE, with commas between them
    Growth,       ///< SIZE per TIME
    Budget,       ///< NUMBER per TIME, or none
    Statuses,     ///< of HTTP, with commas between them
    Signal,       ///< USR1, SIGUSR1; or none
    Command,      ///< argv, split as a shell splits it; or none
    ShellCommand, ///< handed to a shell as it is
    Times,        ///< TimeWindows
    Kinds,        ///< of incidents, with commas between them; or all
    Channels      ///< names of channel sections, with commas between them
};

/// What people call it: "size", "yes or no".
[[nodiscard]] QString kindName(SettingKind kind);

/// One key.
struct SettingInfo
{
    QString key;
    SettingKind kind = SettingKind::Text;
    QString defaultText;     ///< as it would be written; empty: nothing
    QString defaultFrom;     ///< the section whose key of this name is the default, such as "mail"; or empty
    bool isRequired = false; ///< there is no default
    QString help;            ///< one sentence, English; its translation is in the context Settings
    QStringList choices;
};

/// One kind of section.
struct SectionInfo
{
    QString name;           ///< "memmon"
    bool isWatcher = false; ///< may stand there any number of times: [memmon], [memmon:NAME]
    QString help;           ///< one sentence, English; its translation is in the context Settings
    std::vector<SettingInfo> settings;
};

/// All of them, in the order of the documentation.
[[nodiscard]] const std::vector<SectionInfo> &sectionInfos();

/// The kind of a section as it is written, "memmon:big" being a "memmon"; nullptr for none.
[[nodiscard]] const SectionInfo *sectionInfo(const QString &section);

} // namespace pennon
