// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/profilestore.h"

#include "base/inidocument.h"
#include "session/privatefile.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <utility>

namespace pennon {

namespace {

constexpr QLatin1String sectionPrefix("server:");

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(pennon::ProfileStore)
};

struct Key
{
    QLatin1String name;
    QString ServerProfile::*member;
};

constexpr std::array keys{
    Key{QLatin1String("name"), &ServerProfile::name},
    Key{QLatin1String("address"), &ServerProfile::address},
    Key{QLatin1String("supervisor_socket"), &ServerProfile::supervisorSocket},
    Key{QLatin1String("user"), &ServerProfile::user},
    Key{QLatin1String("listener_socket"), &ServerProfile::listenerSocket},
};

tl::unexpected<Error> wrong(const QString &path, int line, const QString &why)
{
    return failure(ErrorCode::InvalidInput, Words::tr("%1, line %2: %3").arg(path).arg(line).arg(why));
}

} // namespace

ProfileStore::ProfileStore(QString path)
    : m_path(std::move(path))
{}

Result<std::vector<ServerProfile>> ProfileStore::load() const
{
    const Result<std::optional<QByteArray>> text = readPrivateFile(m_path);
    if (!text)
        return tl::unexpected(text.error());
    const IniDocument document = IniDocument::parse(text->value_or(QByteArray()));
    if (!document.problems().empty())
        return wrong(m_path, document.problems().front().line, document.problems().front().message);
    std::vector<ServerProfile> profiles;
    for (const IniDocument::Section &section : document.sections()) {
        if (!section.name.startsWith(sectionPrefix) || section.name.size() == sectionPrefix.size())
            return wrong(m_path, section.line, Words::tr("[%1] is no section of a server").arg(section.name));
        ServerProfile profile;
        profile.id = section.name.sliced(sectionPrefix.size());
        for (const IniDocument::Entry &entry : section.entries) {
            const auto *const key = std::find_if(keys.begin(), keys.end(), [&](const Key &candidate) {
                return entry.key.compare(candidate.name, Qt::CaseInsensitive) == 0;
            });
            if (key == keys.end())
                return wrong(m_path, entry.line, Words::tr("there is no setting “%1”").arg(entry.key));
            profile.*(key->member) = entry.value;
        }
        const bool isTwice = std::any_of(profiles.begin(), profiles.end(),
                                         [&](const ServerProfile &other) { return other.id == profile.id; });
        if (isTwice)
            return wrong(m_path, section.line, Words::tr("[%1] is there twice").arg(section.name));
        if (const Result<void> valid = profile.validate(); !valid)
            return wrong(m_path, section.line, valid.error().message);
        profiles.push_back(std::move(profile));
    }
    return profiles;
}

Result<void> ProfileStore::save(const std::vector<ServerProfile> &profiles)
{
    if (const auto present = load(); !present)
        return tl::unexpected(present.error()); // nothing that is there gets lost
    IniDocument document;
    for (const ServerProfile &profile : profiles) {
        if (const Result<void> valid = profile.validate(); !valid)
            return valid;
        for (const Key &key : keys) {
            const QString value = profile.*(key.member);
            if (value.isEmpty())
                continue;
            if (auto set = document.setValue(sectionPrefix + profile.id, key.name, value); !set)
                return set;
        }
    }
    return writePrivateFile(m_path, document.toText());
}

} // namespace pennon
