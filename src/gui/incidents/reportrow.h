// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/listenerreport.h"

#include <QWidget>

class QLabel;

namespace pennon {

/// One line of a report: shape, title, how it is, and below what to do about it.
class ReportRow final : public QWidget
{
    Q_OBJECT

public:
    explicit ReportRow(QWidget *parent = nullptr);

    void setLine(const ReportLine &line);
    /// So that the texts of all rows begin at the same place.
    void setTitleWidth(int width);
    [[nodiscard]] int titleWidth() const;

protected:
    void changeEvent(QEvent *event) override;

private:
    void showHealth();

    ReportLine m_line;
    QLabel *m_shape;
    QLabel *m_title;
    QLabel *m_text;
    QLabel *m_advice;
};

} // namespace pennon
