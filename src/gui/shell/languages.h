// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QTranslator>

namespace pennon {

/// The language of all texts, Pennon's and Qt's own; to be switched at any time.
class Languages final
{
public:
    /// "en", "zh_CN"; empty: what the desktop speaks. Windows that are open are told by LanguageChange.
    void use(const QString &language);

private:
    QTranslator m_own;
    QTranslator m_qt;
};

} // namespace pennon
