// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/shell/languages.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>

/// Outside of any namespace, as Q_INIT_RESOURCE needs it.
static void initialiseTranslations()
{
    Q_INIT_RESOURCE(pennon_translations);
}

namespace pennon {

void Languages::use(const QString &language)
{
    initialiseTranslations();
    QCoreApplication::removeTranslator(&m_own);
    QCoreApplication::removeTranslator(&m_qt);
    QLocale locale = language.isEmpty() ? QLocale::system() : QLocale(language);
    // English needs plurals alone: a desktop whose second language is Chinese still gets its first.
    const QString first = locale.uiLanguages().value(0);
    const bool isChinese = first.startsWith(QLatin1String("zh"));
    if (isChinese && language.isEmpty()) {
        // Dates and figures follow the texts: the desktop's own locale takes them from LC_TIME, be LANGUAGE
        // as it may.
        locale = QLocale(first);
    } else if (locale.timeFormat(QLocale::ShortFormat) == QLocale::c().timeFormat(QLocale::ShortFormat)) {
        // The C locale shows seconds where nobody wants them.
        locale = QLocale(QLocale::English, QLocale::UnitedKingdom);
    }
    QLocale::setDefault(locale);
    if (!language.isEmpty() || isChinese) {
        if (m_own.load(locale, QStringLiteral("pennon"), QStringLiteral("_"),
                       QStringLiteral(":/translations")))
            QCoreApplication::installTranslator(&m_own);
        if (m_qt.load(locale, QStringLiteral("qtbase"), QStringLiteral("_"),
                      QLibraryInfo::path(QLibraryInfo::TranslationsPath))) {
            QCoreApplication::installTranslator(&m_qt);
        }
    } else if (m_own.load(QStringLiteral(":/translations/pennon_en.qm"))) {
        QCoreApplication::installTranslator(&m_own); // for its plurals
    }
}

} // namespace pennon
