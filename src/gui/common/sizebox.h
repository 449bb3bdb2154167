// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/bytesize.h"

#include <QAbstractSpinBox>

#include <optional>

namespace pennon {

/// A field for a size such as a memory limit: every spelling that pennon.conf knows, with the locale's
/// decimal point too; steps by about a twentieth.
class SizeBox final : public QAbstractSpinBox
{
    Q_OBJECT

public:
    explicit SizeBox(QWidget *parent = nullptr);

    /// Nothing while the field is empty or holds no size.
    [[nodiscard]] std::optional<ByteSize> size() const { return m_size; }
    /// Emits nothing.
    void setSize(std::optional<ByteSize> size);
    using QAbstractSpinBox::size;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }
    void stepBy(int steps) override;
    QValidator::State validate(QString &text, int &position) const override;

Q_SIGNALS:
    /// By the user, to a size.
    void sizeEdited(pennon::ByteSize size);

protected:
    [[nodiscard]] StepEnabled stepEnabled() const override;
    void changeEvent(QEvent *event) override;

private:
    [[nodiscard]] QString textOf(ByteSize size) const;
    [[nodiscard]] std::optional<ByteSize> read(const QString &text) const;
    void take(const QString &text);

    std::optional<ByteSize> m_size;
};

} // namespace pennon
