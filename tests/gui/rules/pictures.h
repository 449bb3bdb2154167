// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QApplication>
#include <QDir>
#include <QPalette>
#include <QPixmap>
#include <QStyleHints>
#include <QTranslator>
#include <QWidget>

#include <array>
#include <memory>

/// Pictures of pages for people to look at, into the folder that PENNON_PICTURES names.
namespace pennon {

inline bool wantsPictures()
{
    return qEnvironmentVariableIsSet("PENNON_PICTURES");
}

struct PictureStyle
{
    const char *name;
    bool isDark;
    bool isChinese;
};

inline std::array<PictureStyle, 4> pictureStyles()
{
    return {{{"light-en", false, false},
             {"dark-en", true, false},
             {"light-zh", false, true},
             {"dark-zh", true, true}}};
}

/// Palette and language, while it lives.
class StyledPictures final
{
public:
    explicit StyledPictures(const PictureStyle &style)
        : m_name(style.name)
        , m_before(QApplication::palette())
    {
        QApplication::setStyle(QStringLiteral("Fusion"));
        QPalette palette =
            style.isDark ? QPalette(QColor(0x35, 0x38, 0x3c)) : QPalette(QColor(0xef, 0xf0, 0xf1));
        if (style.isDark) {
            palette.setColor(QPalette::Base, QColor(0x23, 0x26, 0x29));
            palette.setColor(QPalette::AlternateBase, QColor(0x2c, 0x2f, 0x33));
            palette.setColor(QPalette::Text, Qt::white);
            palette.setColor(QPalette::Highlight, QColor(0x2a, 0x6f, 0xb5));
            palette.setColor(QPalette::Link, QColor(0x6c, 0xb2, 0xff));
            palette.setColor(QPalette::PlaceholderText, QColor(0xa0, 0xa4, 0xa8));
        } else {
            palette.setColor(QPalette::PlaceholderText, QColor(0x70, 0x74, 0x78));
        }
        QApplication::setPalette(palette);
        if (style.isChinese && m_translator.load(QStringLiteral(":/translations/pennon_zh_CN.qm")))
            QCoreApplication::installTranslator(&m_translator);
    }
    ~StyledPictures() { QApplication::setPalette(m_before); }
    StyledPictures(const StyledPictures &) = delete;
    StyledPictures &operator=(const StyledPictures &) = delete;
    StyledPictures(StyledPictures &&) = delete;
    StyledPictures &operator=(StyledPictures &&) = delete;

    void take(QWidget &widget, const QByteArray &name) const
    {
        widget.ensurePolished();
        if (widget.isWindow())
            widget.show();
        for (int i = 0; i < 5; ++i) // layouts ask for layouts
            QCoreApplication::processEvents();
        const QString file = QString::fromLatin1(name + '-' + m_name + ".png");
        widget.grab().save(QDir(qEnvironmentVariable("PENNON_PICTURES")).filePath(file));
    }

private:
    const char *m_name;
    QPalette m_before;
    QTranslator m_translator;
};

} // namespace pennon
