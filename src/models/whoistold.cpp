// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/whoistold.h"

#include "domain/routing.h"
#include "look/format.h"

#include <QCoreApplication>

namespace pennon {

namespace {

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(WhoIsTold)
};

QString kindsText(const RouteSection &route, bool ofProcesses)
{
    if (kindsOf(route).size() == incidentKinds.size())
        return Texts::tr("all incidents");
    QStringList words;
    for (const IncidentKind kind : kindsOf(route)) {
        const bool isOwn = kind == IncidentKind::Configuration || kind == IncidentKind::Mail ||
                           kind == IncidentKind::Listener;
        if (!ofProcesses || !isOwn)
            words += wireName(kind);
    }
    return words.isEmpty() ? Texts::tr("nothing") : words.join(QStringLiteral(", "));
}

QString channelsText(const RouteSection &route)
{
    return route.channels.join(QStringLiteral(", "));
}

QStringList routeDetails(const RouteSection &route, const ListenerTime &time)
{
    QStringList lines{Texts::tr("Kinds: %1.").arg(kindsText(route, true))};
    QString when = route.gather.count() == 0 ? Texts::tr("At once")
                                             : Texts::tr("Gathered for %1").arg(spanText(route.gather));
    if (route.remind.count() > 0)
        when += Texts::tr(", told again every %1 until it is over").arg(spanText(route.remind));
    lines += when + (route.recovery ? Texts::tr(", and when it is over.") : Texts::tr("."));
    if (!route.quiet.isEmpty()) {
        lines += Texts::tr("Quiet hours: %1, but for what is %2; a digest follows.")
                     .arg(route.quiet.text(), wireName(route.loud));
        if (const std::optional<Clock::WallTime> end = route.quiet.endOf(time.now, time.zone))
            lines += Texts::tr("It is quiet now, until %1.").arg(momentText(*end, time.now));
    }
    if (route.dryRun)
        lines += Texts::tr("Dry run: all this is only said on the log.");
    return lines;
}

ProcessRule routeRule(const RouteSection &route, SelectedBy by, const std::vector<SectionText> &sections,
                      const ListenerTime &time)
{
    const QString &section = route.head.section;
    return {section,
            keyName(by),
            lineOf(sections, section, keyName(by)),
            Texts::tr("Told to %1").arg(channelsText(route)),
            routeDetails(route, time),
            !route.dryRun};
}

ProcessRule maintenanceRule(const MaintenanceSection &window, SelectedBy by,
                            const std::vector<SectionText> &sections, const ListenerTime &time)
{
    const QString &section = window.head.section;
    QStringList details;
    if (const std::optional<Clock::WallTime> end = window.times.endOf(time.now, time.zone))
        details += Texts::tr("It is now, until %1.").arg(momentText(*end, time.now));
    else if (const std::optional<Clock::WallTime> next = window.times.nextBegin(time.now, time.zone))
        details += Texts::tr("Next: %1.").arg(momentText(*next, time.now));
    else
        details += Texts::tr("It is over.");
    return {section,
            keyName(by),
            lineOf(sections, section, keyName(by)),
            Texts::tr("Nobody is told: %1").arg(window.times.text()),
            details,
            window.times.contains(time.now, time.zone)};
}

} // namespace

ProcessTold toldAbout(const Configuration &configuration, const std::vector<SectionText> &sections,
                      const ProcessName &process, const ListenerTime &time)
{
    ProcessTold told;
    for (const RouteSection &route : configuration.alerting.routes) {
        if (const std::optional<SelectedBy> by = selects(route, process))
            told.rules.push_back(routeRule(route, *by, sections, time));
    }
    for (const MaintenanceSection &window : configuration.alerting.maintenance) {
        if (const std::optional<SelectedBy> by = selectsOrAll(window.selection, process))
            told.rules.push_back(maintenanceRule(window, *by, sections, time));
    }
    if (const MaintenanceSection *const window =
            maintenanceOf(configuration.alerting.maintenance, process, time.now, time.zone)) {
        const std::optional<Clock::WallTime> end = window->times.endOf(time.now, time.zone);
        told.muted += Texts::tr("Nobody is told about it now: [%1] lasts until %2.")
                          .arg(window->head.section, end ? momentText(*end, time.now) : QString());
    }
    return told;
}

std::vector<MaintenanceView> maintenanceViews(const Configuration &configuration, const ListenerTime &time)
{
    std::vector<MaintenanceView> views;
    for (const MaintenanceSection &window : configuration.alerting.maintenance) {
        views.push_back({window.head.section, selectionText(window.selection), window.times.text(),
                         window.times.endOf(time.now, time.zone),
                         window.times.nextBegin(time.now, time.zone)});
    }
    return views;
}

std::vector<MailedSection> routedSections(const Configuration &configuration)
{
    std::vector<MailedSection> routed;
    for (const RouteSection &route : configuration.alerting.routes) {
        QString about = labelText(kindsText(route, false), selectionText(route.selection));
        if (!route.quiet.isEmpty())
            about += Texts::tr(", quiet %1").arg(route.quiet.text());
        routed.push_back({route.head.section, about, route.channels, route.dryRun});
    }
    return routed;
}

} // namespace pennon
