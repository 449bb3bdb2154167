// SPDX-License-Identifier: GPL-3.0-or-later
#include "alerts/alertwords.h"

#include "alerts/alertphrases.h"

#include <QStringList>

#include <array>

/// Makes the translations of the library pennon_translations known to Qt; outside any namespace, as rcc
/// demands.
static void registerTranslations()
{
    Q_INIT_RESOURCE(pennon_translations);
}

namespace pennon {

namespace {

constexpr const char *context = "Alerts";

struct Unit
{
    std::chrono::seconds length;
    const char *text;
};
using namespace std::chrono_literals;
constexpr std::array units = {
    Unit{24h, QT_TRANSLATE_NOOP("Alerts", "%1d")},
    Unit{1h, QT_TRANSLATE_NOOP("Alerts", "%1h")},
    Unit{1min, QT_TRANSLATE_NOOP("Alerts", "%1min")},
    Unit{1s, QT_TRANSLATE_NOOP("Alerts", "%1s")},
};

} // namespace

AlertWords::AlertWords(const QString &language)
    : m_isEnglish(language != QStringLiteral("zh_CN"))
{
    registerTranslations();
    // English has plurals there, and nothing else. Without a translation the source is what is shown.
    [[maybe_unused]] const bool isThere =
        m_translator.load(m_isEnglish ? QStringLiteral(":/translations/pennon_en.qm")
                                      : QStringLiteral(":/translations/pennon_zh_CN.qm"));
}

QString AlertWords::operator()(const char *source) const
{
    const QString text = m_isEnglish ? QString() : m_translator.translate(context, source);
    return text.isEmpty() ? QString::fromUtf8(source) : text;
}

QString AlertWords::count(const char *source, int n) const
{
    QString text = m_translator.translate(context, source, nullptr, n);
    if (text.isEmpty())
        text = QString::fromUtf8(source);
    return text.replace(QStringLiteral("%n"), QString::number(n));
}

QString AlertWords::duration(std::chrono::seconds time) const
{
    for (std::size_t at = 0; at < units.size(); ++at) {
        const Unit &unit = units.at(at);
        if (time < unit.length && at + 1 < units.size())
            continue;
        QString text = operator()(unit.text).arg(time / unit.length);
        if (at + 1 < units.size()) {
            const Unit &next = units.at(at + 1);
            if (const auto rest = time % unit.length / next.length; rest > 0)
                text += u' ' + operator()(next.text).arg(rest);
        }
        return text;
    }
    return {};
}

QString AlertWords::joined(const QStringList &words) const
{
    //: between the parts of a list
    return words.join(operator()(QT_TRANSLATE_NOOP("Alerts", ", ")));
}

QString AlertWords::phrase(const QString &english) const
{
    return m_isEnglish ? english : translatedPhrase(english, *this);
}

} // namespace pennon
