// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/memory/limitoffer.h"
#include "models/processmemory.h"

#include <QTimer>
#include <QWidget>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

class QButtonGroup;
class QMenu;

namespace Ui {
class MemoryPage;
}

namespace pennon {

class MemoryChart;

/// The memory of the selected processes: the chart, what it comes to in words, and the limit with all that
/// belongs to changing it. Shows what it is given and emits wishes.
class MemoryPage final : public QWidget
{
    Q_OBJECT

public:
    /// Who could change a limit.
    enum class Editing {
        NoListener, ///< nobody is there who would keep it
        ReadOnly,   ///< the listener takes no changes from us
        Possible,
    };

    explicit MemoryPage(QWidget *parent = nullptr);
    MemoryPage(const MemoryPage &) = delete;
    MemoryPage &operator=(const MemoryPage &) = delete;
    MemoryPage(MemoryPage &&) = delete;
    MemoryPage &operator=(MemoryPage &&) = delete;
    ~MemoryPage() override;

    /// None: a note that says what to do. At most CurveStyle::many are shown; `selected` is how many there
    /// are.
    void setMemories(std::vector<ProcessMemory> memories, int selected);
    void setNow(Clock::WallTime now);
    /// Shows the shortest range that holds so much history, as long as the usual one is shown, which is
    /// longer.
    void fitRange(std::chrono::milliseconds history);
    void setEditing(Editing editing);
    /// A line above the chart, such as why there is no history; empty: none.
    void setNote(const QString &note);

    // What becomes of a wish for another limit.
    void showOffer(const LimitOffer &offer);
    void showSaving();
    /// What went wrong; the draft stays.
    void showLimitError(const QString &message);
    /// The change is over, saved or dropped: the limit is what setMemories() says.
    void endLimitChange();
    [[nodiscard]] bool isChangingLimit() const { return m_draft.has_value(); }

    [[nodiscard]] MemoryChart &chart();

Q_SIGNALS:
    /// Other history may be needed: chart().window().
    void windowChanged();
    void requestLimit(const pennon::ProcessName &process, const QString &section, pennon::ByteSize size);
    void requestSaveLimit(pennon::LimitScope scope);
    void requestRevertLimit();
    void requestIncident(qint64 id);

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void retranslate();
    void updateIcons();
    void connectLimit();
    void makeRanges();
    void makeExportMenu();
    void showWords();
    void showLimit();
    void showStatistics();
    void showChange();
    void showWindow();
    void setDraft(std::optional<ByteSize> draft);
    void commitDraft();
    [[nodiscard]] LimitScope scope() const;
    void exportPicture();
    void exportReadings();
    void askForFile(const QString &title, const QString &filter, const QString &suffix,
                    const std::function<Result<void>(const QString &)> &write);

    std::unique_ptr<::Ui::MemoryPage> m_ui;
    QButtonGroup *m_ranges;
    QMenu *m_exportMenu;
    Clock::WallTime m_now{};
    int m_selected = 0;
    Editing m_editing = Editing::NoListener;
    std::optional<ByteSize> m_draft;
    std::optional<LimitOffer> m_offer;
    bool m_isSaving = false;
    QString m_error;
    QTimer m_typing; ///< a size that is typed is wished for when the typing pauses
};

} // namespace pennon
