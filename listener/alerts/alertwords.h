// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QTranslator>

#include <chrono>

namespace pennon {

/// The texts of alerts in one language, whatever the language of the program is. Sources are English and
/// marked with QT_TRANSLATE_NOOP("Alerts", …), those with a number with QT_TRANSLATE_N_NOOP.
class AlertWords final
{
public:
    /// "en", "zh_CN"; English for every other one.
    explicit AlertWords(const QString &language);

    [[nodiscard]] QString operator()(const char *source) const;
    /// With %n, in the form that goes with this number.
    [[nodiscard]] QString count(const char *source, int n) const;
    /// In its two largest units: "1h 30min".
    [[nodiscard]] QString duration(std::chrono::seconds time) const;
    /// "one, two, three"
    [[nodiscard]] QString joined(const QStringList &words) const;
    /// What Pennon wrote into an incident, which is English, in this language where it is known, see
    /// alertphrases.cpp.
    [[nodiscard]] QString phrase(const QString &english) const;

private:
    QTranslator m_translator;
    bool m_isEnglish;
};

} // namespace pennon
