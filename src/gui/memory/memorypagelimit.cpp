// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/memory/memorychart.h"
#include "gui/memory/memorypage.h"
#include "gui/memory/memorytexts.h"
#include "look/format.h"
#include "ui_memorypage.h"

#include <QDir>

/// The page's lower edge: the limit and its change.
namespace pennon {

namespace {

constexpr std::chrono::milliseconds typingPause{600};

/// "webapp=512MB → webapp=640MB": the items of a list that differ.
QString difference(const LimitChange &change)
{
    const auto items = [](const QString &list) {
        QStringList trimmed;
        for (const QString &item : list.split(u','))
            trimmed += item.trimmed();
        return trimmed;
    };
    const QStringList before = items(change.before.value_or(QString()));
    const QStringList after = items(change.after);
    QStringList gone;
    QStringList come;
    for (const QString &item : before) {
        if (!item.isEmpty() && !after.contains(item))
            gone += item;
    }
    for (const QString &item : after) {
        if (!before.contains(item))
            come += item;
    }
    return gone.isEmpty() ? QString(u'+' + come.join(QStringLiteral(", ")))
                          : QString(gone.join(QStringLiteral(", ")) + QStringLiteral(" → ") +
                                    come.join(QStringLiteral(", ")));
}

} // namespace

void MemoryPage::connectLimit()
{
    connect(m_ui->chart, &MemoryChart::limitDragged, this, [this](ByteSize size) { setDraft(size); });
    connect(m_ui->chart, &MemoryChart::limitDropped, this, [this](ByteSize size) {
        setDraft(size);
        commitDraft();
    });
    connect(m_ui->chart, &MemoryChart::requestRevertLimit, this, [this] {
        if (m_draft) {
            endLimitChange();
            Q_EMIT requestRevertLimit();
        }
    });
    m_typing.setSingleShot(true);
    m_typing.setInterval(typingPause);
    connect(&m_typing, &QTimer::timeout, this, &MemoryPage::commitDraft);
    connect(m_ui->limitBox, &SizeBox::sizeEdited, this, [this](ByteSize size) {
        m_typing.start();
        setDraft(size);
    });
    connect(m_ui->limitBox, &QAbstractSpinBox::editingFinished, this, [this] {
        if (m_typing.isActive())
            commitDraft();
    });
    connect(m_ui->scopeBox, &QComboBox::currentIndexChanged, this, &MemoryPage::showChange);
    connect(m_ui->saveButton, &QPushButton::clicked, this, [this] { Q_EMIT requestSaveLimit(scope()); });
    connect(m_ui->revertButton, &QPushButton::clicked, this, [this] {
        endLimitChange();
        Q_EMIT requestRevertLimit();
    });
}

void MemoryPage::setDraft(std::optional<ByteSize> draft)
{
    m_draft = draft;
    m_offer.reset();
    m_error.clear();
    m_isSaving = false;
    m_ui->chart->setDraft(draft);
    showLimit();
}

void MemoryPage::commitDraft()
{
    m_typing.stop();
    const std::vector<ProcessMemory> &memories = m_ui->chart->memories();
    if (!m_draft || memories.size() != 1)
        return;
    if (*m_draft == memories.front().limit) {
        endLimitChange();
        Q_EMIT requestRevertLimit();
        return;
    }
    Q_EMIT requestLimit(memories.front().process(), memories.front().section, *m_draft);
}

void MemoryPage::endLimitChange()
{
    m_typing.stop();
    setDraft(std::nullopt);
}

void MemoryPage::showOffer(const LimitOffer &offer)
{
    if (m_draft != offer.size)
        return;
    m_offer = offer;
    m_isSaving = false;
    const QSignalBlocker blocker(m_ui->scopeBox);
    m_ui->scopeBox->clear();
    if (offer.forProcess && (offer.others > 0 || !offer.forRule))
        m_ui->scopeBox->addItem(tr("for %1 only").arg(offer.process.brief()),
                                QVariant::fromValue(LimitScope::Process));
    if (offer.forRule) {
        m_ui->scopeBox->addItem(tr("for all of %1 (%2)").arg(offer.rule).arg(offer.others + 1),
                                QVariant::fromValue(LimitScope::Rule));
    }
    showLimit();
}

void MemoryPage::showSaving()
{
    m_isSaving = true;
    m_error.clear();
    showLimit();
}

void MemoryPage::showLimitError(const QString &message)
{
    m_isSaving = false;
    m_error = message;
    showLimit();
}

LimitScope MemoryPage::scope() const
{
    const QVariant chosen = m_ui->scopeBox->currentData();
    return chosen.isValid() ? chosen.value<LimitScope>() : LimitScope::Rule;
}

void MemoryPage::showLimit()
{
    const std::vector<ProcessMemory> &memories = m_ui->chart->memories();
    const bool isPossible = m_editing == Editing::Possible;
    const bool isAlone = memories.size() == 1;
    const std::optional<ByteSize> limit = isAlone ? memories.front().limit : std::nullopt;
    m_ui->limitRow->setVisible(isAlone && (limit || isPossible));
    m_ui->chart->setLimitEditable(isPossible && !m_isSaving);
    m_ui->limitBox->setReadOnly(!isPossible || m_isSaving);
    m_ui->limitBox->setButtonSymbols(isPossible ? QAbstractSpinBox::UpDownArrows
                                                : QAbstractSpinBox::NoButtons);
    if (const std::optional<ByteSize> size = m_draft ? m_draft : limit; m_ui->limitBox->size() != size)
        m_ui->limitBox->setSize(size); // not while it is typed
    const bool isChanging = m_draft.has_value();
    m_ui->revertButton->setVisible(isChanging);
    m_ui->saveButton->setVisible(isChanging);
    m_ui->revertButton->setEnabled(!m_isSaving);
    m_ui->scopeBox->setVisible(isChanging && m_offer && m_offer->others > 0 && m_ui->scopeBox->count() > 1);
    m_ui->scopeBox->setEnabled(!m_isSaving);
    if (isChanging) {
        showChange();
    } else if (!limit) {
        m_ui->limitText->setText(tr("There is none: whatever it uses, it is not restarted."));
    } else if (isPossible) {
        m_ui->limitText->setText(tr("set in [%1]; drag its line to change it").arg(memories.front().section));
    } else {
        m_ui->limitText->setText(
            tr("set in [%1]; this listener lets you look only, its own user and root may "
               "change limits")
                .arg(memories.front().section));
    }
}

void MemoryPage::showChange()
{
    const LimitChange *const change =
        m_offer && m_offer->change(scope()) ? &*m_offer->change(scope()) : nullptr;
    m_ui->saveButton->setEnabled(change && !m_isSaving);
    m_ui->saveButton->setToolTip(change ? tr("%1\n[%2]\n− %3 = %4\n+ %3 = %5")
                                              .arg(QDir::toNativeSeparators(m_offer->file), change->section,
                                                   change->key, change->before.value_or(QString()),
                                                   change->after)
                                        : QString());
    showStatistics();
}

void MemoryPage::showStatistics()
{
    const std::vector<ProcessMemory> &memories = m_ui->chart->memories();
    if (!m_draft || memories.size() != 1)
        return;
    if (!m_error.isEmpty()) {
        m_ui->limitText->setText(m_error);
        return;
    }
    const MemoryWindow &window = m_ui->chart->window();
    const ProcessMemory &memory = memories.front();
    QStringList parts{memorytexts::statistics(
        limitStatistics(memory.series, memory.markers, *m_draft, window.from(), window.to()))};
    if (m_isSaving) {
        parts += tr("saving…");
    } else if (m_offer && m_offer->change(scope())) {
        const LimitChange &change = *m_offer->change(scope());
        parts.prepend(QStringLiteral("[%1] %2: %3").arg(change.section, change.key, difference(change)));
    }
    m_ui->limitText->setText(parts.join(QStringLiteral(" · ")));
}

} // namespace pennon
