// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/processes/processcolours.h"
#include "models/processrow.h"

#include <QCache>
#include <QIcon>
#include <QPixmap>
#include <QRegion>
#include <QStaticText>
#include <QStyledItemDelegate>

namespace pennon {

/// Paints the rows of the process table. Texts are laid out once and kept.
class ProcessDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit ProcessDelegate(QObject *parent = nullptr);

    void setColours(const ProcessColours &colours, const QPalette &palette);
    [[nodiscard]] const ProcessColours &colours() const { return m_colours; }
    /// What is painted next; cells outside are left out.
    void setRegion(const QRegion &region) { m_region = region; }

    [[nodiscard]] static int rowHeight(const QFontMetrics &metrics);
    /// So that its usual contents fit.
    [[nodiscard]] static int columnWidth(ProcessColumn column, const QFontMetrics &metrics);
    void paintHeading(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index,
                      bool isExpanded) const;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    struct Cell; // what paint() knows of the cell

    void paintState(const Cell &cell) const;
    void paintMemory(const Cell &cell) const;
    void paintTrail(const Cell &cell) const;
    void paintTexts(const Cell &cell) const;
    void paintFigures(const Cell &cell, const QRect &rectangle, const QString &text,
                      const QColor &colour) const;
    /// Returns how wide it is.
    int paintText(QPainter &painter, const QRect &rectangle, const QString &text, const QColor &colour,
                  const QFont &font, bool isRight = false) const;

    ProcessColours m_colours;
    QIcon m_silenced;
    QRegion m_region;
    struct Laid
    {
        QStaticText text;
        int width = 0;
    };
    mutable QCache<QString, Laid> m_laid{4000};         ///< by font and text
    mutable QCache<std::size_t, QPixmap> m_curves{400}; ///< by what they show
};

} // namespace pennon
