// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QString>
#include <QStringList>

#include <memory>

namespace pennon {

namespace Ui {
class SectionNameDialog;
}

/// Asks for the name of a new section of some kind; open() it.
class SectionNameDialog final : public QDialog
{
    Q_OBJECT

public:
    /// taken: the sections that there are.
    SectionNameDialog(const QString &kind, const QStringList &taken, QWidget *parent = nullptr);
    ~SectionNameDialog() override;

    /// "memmon", or "memmon:name".
    [[nodiscard]] QString section() const;
    void accept() override;

Q_SIGNALS:
    void sectionNamed(const QString &section);

private:
    void check();

    QString m_kind;
    QStringList m_taken;
    std::unique_ptr<Ui::SectionNameDialog> m_ui;
};

} // namespace pennon
