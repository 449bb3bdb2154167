// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/processinfo.h"
#include "session/processview.h"

#include <QWidget>

#include <memory>
#include <optional>

class QLabel;

namespace pennon {

namespace Ui {
class DetailsPane;
}

/// Everything that is known of one process, as text that can be selected.
class DetailsPane final : public QWidget
{
    Q_OBJECT

public:
    explicit DetailsPane(QWidget *parent = nullptr);
    DetailsPane(const DetailsPane &) = delete;
    DetailsPane &operator=(const DetailsPane &) = delete;
    DetailsPane(DetailsPane &&) = delete;
    DetailsPane &operator=(DetailsPane &&) = delete;
    ~DetailsPane() override;

    /// The info is what a list does not tell, as soon as it is known.
    void showProcess(const ProcessView &process, const std::optional<ProcessInfo> &info);
    /// Says why there is nothing to show.
    void showNothing(const QString &why);

private:
    void add(const QString &label, const QString &value);

    std::unique_ptr<Ui::DetailsPane> m_ui;
    int m_row = 0; ///< the next one to fill
};

} // namespace pennon
