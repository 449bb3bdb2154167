// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/configurationtext.h"

#include "base/spelling.h"
#include "domain/configurationchecks.h"
#include "domain/settings.h"
#include "domain/watchsections.h"

#include <QHash>
#include <QSet>

#include <algorithm>
#include <utility>

namespace pennon {

namespace {

constexpr quint16 plainPort = 25;
constexpr quint16 startTlsPort = 587;
constexpr quint16 tlsPort = 465;

quint16 usualPort(SmtpServer::Security security)
{
    switch (security) {
    case SmtpServer::Security::None:
        return plainPort;
    case SmtpServer::Security::StartTls:
        return startTlsPort;
    case SmtpServer::Security::ImplicitTls:
        break;
    }
    return tlsPort;
}

/// Reads all sections, each problem noted.
class Reader
{
public:
    explicit Reader(const std::vector<SectionText> &sections)
        : m_sections(sections)
    {
        for (const SectionText &text : sections) {
            if (!m_first.contains(text.section))
                m_first.insert(text.section, &text);
        }
    }

    ReadConfiguration read()
    {
        findStrangers();
        Configuration &configuration = m_result.configuration;
        readSingle(QStringLiteral("listener"), configuration.listener, checkListener);
        configuration.mail.port = 0;
        readSingle(QStringLiteral("mail"), configuration.mail, checkMail);
        if (configuration.mail.port == 0)
            configuration.mail.port = usualPort(configuration.mail.security);
        readSingle(QStringLiteral("restart"), configuration.restart, checkRestart);
        for (const SectionText &text : m_sections)
            m_hasRoutes = m_hasRoutes || kindOf(text) == QStringLiteral("route");
        for (const SectionText &text : m_sections)
            readWatcher(text);
        readAlerting(configuration.alerting);
        std::stable_sort(m_result.problems.begin(), m_result.problems.end(),
                         [](const Problem &one, const Problem &other) { return one.line < other.line; });
        return std::move(m_result);
    }

private:
    void report(const SectionText &text, const QString &message)
    {
        m_result.problems.push_back({text.section, {}, text.line, message});
    }

    void report(const SectionText &text, const KeyText &key, const QString &message)
    {
        m_result.problems.push_back({text.section, key.key, key.line, message});
    }

    [[nodiscard]] const SectionText *find(const QString &section) const { return m_first.value(section); }

    /// Sections that nobody knows, and those that stand there twice.
    void findStrangers()
    {
        for (const SectionText &text : m_sections) {
            const SectionText *const first = find(text.section);
            if (first != &text)
                report(text, QStringLiteral("stands there twice, first in line %1").arg(first->line));
            if (!sectionInfo(text.section)) {
                reportStranger(text);
            } else if (text.section.endsWith(u':')) {
                report(text, QStringLiteral("there is nothing behind the colon; write [%1] or [%1:NAME]")
                                 .arg(text.section.chopped(1)));
            }
        }
    }

    void reportStranger(const SectionText &text)
    {
        const QString name = text.section.section(u':', 0, 0);
        if (sectionInfo(name)) {
            report(text, QStringLiteral("there is only one [%1], without a colon").arg(name));
            return;
        }
        QStringList names;
        for (const SectionInfo &info : sectionInfos())
            names += info.name;
        report(text, QStringLiteral("there is no such section%1").arg(advice(name, names)));
    }

    template <typename Section>
    void readSingle(const QString &name, Section &section,
                    void (*check)(const Section &, const CheckedText &))
    {
        const SectionText *const text = find(name);
        if (!text)
            return;
        const QSet<QString> badKeys = readKeys(*text, section);
        check(section, {*text, badKeys, m_result.problems});
        m_badDefaults += badKeys;
    }

    void readWatcher(const SectionText &text)
    {
        Configuration &configuration = m_result.configuration;
        std::optional<WatchSection> section = emptyWatchSection(
            {text.section, text.line}, inheritedMail(configuration.mail, m_hasRoutes), configuration.restart);
        if (!section)
            return;
        const QSet<QString> badKeys =
            std::visit([&](auto &some) { return readKeys(text, some); }, *section) + m_badDefaults;
        checkSection(*section, {text, badKeys, m_result.problems}, hasMail(), m_hasRoutes);
        configuration.sections.push_back(std::move(*section));
    }

    void readAlerting(Alerting &alerting)
    {
        const auto unchecked = [](const auto &, const CheckedText &) {};
        readSingle<AlertSettings>(QStringLiteral("alerts"), alerting.alerts, unchecked);
        readSingle<MetricsSettings>(QStringLiteral("metrics"), alerting.metrics, checkMetrics);
        for (const SectionText &text : m_sections)
            readChannel(text, alerting);
        const QStringList channels = channelNames(m_result.configuration, hasMail());
        for (const SectionText &text : m_sections) {
            const SectionHead head{text.section, text.line};
            if (kindOf(text) == QStringLiteral("route")) {
                RouteSection route;
                route.head = head;
                const QSet<QString> badKeys = readKeys(text, route);
                checkRoute(route, {text, badKeys, m_result.problems}, channels);
                alerting.routes.push_back(std::move(route));
            } else if (kindOf(text) == QStringLiteral("maintenance")) {
                MaintenanceSection section;
                section.head = head;
                const QSet<QString> badKeys = readKeys(text, section);
                checkMaintenance(section, {text, badKeys, m_result.problems});
                alerting.maintenance.push_back(std::move(section));
            }
        }
    }

    void readChannel(const SectionText &text, Alerting &alerting)
    {
        std::optional<ChannelSection> channel =
            emptyChannel({text.section, text.line}, m_result.configuration.mail);
        if (!channel)
            return;
        const QSet<QString> badKeys =
            std::visit([&](auto &some) { return readKeys(text, some); }, *channel) + m_badDefaults;
        checkChannel(*channel, {text, badKeys, m_result.problems}, hasMail());
        alerting.channels.push_back(std::move(*channel));
    }

    [[nodiscard]] static QString kindOf(const SectionText &text) { return toolOf({text.section, text.line}); }
    [[nodiscard]] bool hasMail() const { return find(QStringLiteral("mail")) != nullptr; }

    /// Returns the keys whose values could not be read.
    template <typename Section>
    QSet<QString> readKeys(const SectionText &text, Section &section)
    {
        QSet<QString> badKeys;
        QHash<QString, int> lines;
        for (const KeyText &key : text.keys) {
            if (const auto first = lines.constFind(key.key); first != lines.constEnd()) {
                report(text, key, QStringLiteral("stands there twice, first in line %1").arg(*first));
                continue;
            }
            lines.insert(key.key, key.line);
            if (const Result<void> read = readKey(text, key, section); !read) {
                report(text, key, read.error().message);
                badKeys += key.key;
            }
        }
        return badKeys;
    }

    /// "; did you mean …?", as long as that helps anybody: comparing words takes time, and a file with very
    /// many mistakes is none of ours.
    [[nodiscard]] QString advice(const QString &word, const QStringList &candidates) const
    {
        constexpr std::size_t enough = 200;
        return m_result.problems.size() < enough ? didYouMean(word, candidates) : QString();
    }

    template <typename Section>
    Result<void> readKey(const SectionText &text, const KeyText &key, Section &section) const
    {
        const SettingTable<Section> &table = settingsOf<Section>();
        const auto setting = std::find_if(
            table.begin(), table.end(), [&](const Setting<Section> &one) { return one.info.key == key.key; });
        const auto refuse = [](const QString &message) { return failure(ErrorCode::InvalidInput, message); };
        if (setting == table.end()) {
            QStringList known;
            for (const Setting<Section> &one : table)
                known += one.info.key;
            return refuse(
                QStringLiteral("there is no such key in [%1]%2").arg(text.section, advice(key.key, known)));
        }
        const QString value = key.value.trimmed();
        if (value.isEmpty())
            return refuse(QStringLiteral("the value is missing; leave out the key to have its default"));
        return setting->read(section, value);
    }

    const std::vector<SectionText> &m_sections;
    QHash<QString, const SectionText *> m_first;
    QSet<QString> m_badDefaults; ///< keys of [mail] and [restart] whose values could not be read
    bool m_hasRoutes = false;
    ReadConfiguration m_result;
};

/// What has to be written so that `from` is read as `to`.
template <typename Section>
std::vector<KeyText> difference(const Section &from, const Section &to)
{
    std::vector<KeyText> keys;
    for (const Setting<Section> &setting : settingsOf<Section>()) {
        const QString text = setting.write(to);
        if (text != setting.write(from))
            keys.push_back({setting.info.key, text, 0});
    }
    return keys;
}

bool mails(const WatchSection &section)
{
    return std::visit([](const auto &some) { return !some.to.isEmpty(); }, section);
}

/// The keys of [mail], which is there if anything mails, even if only with its defaults.
std::vector<KeyText> mailKeys(const Configuration &configuration)
{
    MailSettings from;
    from.port = usualPort(configuration.mail.security);
    std::vector<KeyText> keys = difference(from, configuration.mail);
    const auto mailsToo = [](const ChannelSection &channel) {
        return std::holds_alternative<EmailChannel>(channel) || std::holds_alternative<SmsChannel>(channel);
    };
    const std::vector<ChannelSection> &channels = configuration.alerting.channels;
    const bool needed = std::any_of(configuration.sections.begin(), configuration.sections.end(), mails) ||
                        std::any_of(channels.begin(), channels.end(), mailsToo);
    if (keys.empty() && needed) {
        const Setting<MailSettings> &transport = settingsOf<MailSettings>().front();
        keys.push_back({transport.info.key, transport.write(configuration.mail), 0});
    }
    return keys;
}

template <typename Section>
void writeSections(const std::vector<Section> &from, std::vector<SectionText> &sections)
{
    for (const Section &section : from)
        sections.push_back({section.head.section, 0, difference(Section{}, section)});
}

void writeAlerting(const Configuration &configuration, std::vector<SectionText> &sections)
{
    const Alerting &alerting = configuration.alerting;
    if (std::vector<KeyText> keys = difference(AlertSettings{}, alerting.alerts); !keys.empty())
        sections.push_back({QStringLiteral("alerts"), 0, std::move(keys)});
    writeSections(alerting.routes, sections);
    writeSections(alerting.maintenance, sections);
    for (const ChannelSection &channel : alerting.channels) {
        const std::optional<ChannelSection> empty = emptyChannel(headOf(channel), configuration.mail);
        if (!empty || empty->index() != channel.index())
            continue; // its name is not that of its kind
        std::visit(
            [&](const auto &to) {
                const auto &from = std::get<std::decay_t<decltype(to)>>(*empty);
                sections.push_back({to.head.section, 0, difference(from, to)});
            },
            channel);
    }
    if (std::vector<KeyText> keys = difference(MetricsSettings{}, alerting.metrics); !keys.empty())
        sections.push_back({QStringLiteral("metrics"), 0, std::move(keys)});
}

} // namespace

int lineOf(const std::vector<SectionText> &sections, const QString &section, const QString &key)
{
    const auto text = std::find_if(sections.begin(), sections.end(),
                                   [&](const SectionText &one) { return one.section == section; });
    if (text == sections.end())
        return 0;
    const auto at = std::find_if(text->keys.begin(), text->keys.end(),
                                 [&](const KeyText &one) { return one.key == key; });
    return at == text->keys.end() ? text->line : at->line;
}

std::vector<SectionText> sectionTexts(const IniDocument &document)
{
    std::vector<SectionText> texts;
    for (const IniDocument::Section &section : document.sections()) {
        SectionText text{section.name, section.line, {}};
        for (const IniDocument::Entry &entry : section.entries)
            text.keys.push_back({entry.key.toLower(), entry.value, entry.line});
        texts.push_back(std::move(text));
    }
    return texts;
}

QString describe(const Problem &problem)
{
    QString text;
    if (!problem.section.isEmpty())
        text += u'[' + problem.section + u']';
    if (!problem.key.isEmpty())
        text += (text.isEmpty() ? QString() : QStringLiteral(" ")) + problem.key;
    return text.isEmpty() ? problem.message : QString(text + QStringLiteral(": ") + problem.message);
}

bool areHarmless(const Problems &problems)
{
    return std::all_of(problems.begin(), problems.end(),
                       [](const Problem &problem) { return problem.severity == Problem::Severity::Warning; });
}

ReadConfiguration readConfiguration(const std::vector<SectionText> &sections)
{
    return Reader(sections).read();
}

std::vector<SectionText> writeConfiguration(const Configuration &configuration)
{
    std::vector<SectionText> sections;
    const auto append = [&sections](const QString &name, std::vector<KeyText> keys) {
        if (!keys.empty())
            sections.push_back({name, 0, std::move(keys)});
    };
    append(QStringLiteral("listener"), difference(ListenerSettings{}, configuration.listener));
    append(QStringLiteral("mail"), mailKeys(configuration));
    append(QStringLiteral("restart"), difference(RestartPolicy{}, configuration.restart));
    for (const WatchSection &section : configuration.sections) {
        const std::optional<WatchSection> empty = emptyWatchSection(
            headOf(section), inheritedMail(configuration.mail, !configuration.alerting.routes.empty()),
            configuration.restart);
        if (!empty || empty->index() != section.index())
            continue; // its name is not that of its kind
        std::visit(
            [&](const auto &to) {
                const auto &from = std::get<std::decay_t<decltype(to)>>(*empty);
                sections.push_back({to.head.section, 0, difference(from, to)});
            },
            section);
    }
    writeAlerting(configuration, sections);
    return sections;
}

} // namespace pennon
