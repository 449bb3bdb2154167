// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/logstyle.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QString>
#include <QStringView>

namespace pennon {

/// Takes the bytes of a log apart, in pieces of any size: UTF-8 text, line ends, and what a terminal would do
/// with escape sequences, of which only colours and the erasing of a line are followed.
///
/// Everything else that is no text is shown or dropped, never obeyed: bytes that are no UTF-8 and control
/// characters are shown as \xNN or \uNNNN, marked, and so are characters that would turn the order of the
/// text around; unknown escape sequences are dropped. A sequence that does not end is given up at the end of
/// its line or after maxSequence bytes.
class LogParser final
{
public:
    static constexpr qsizetype maxSequence = 4096;

    /// Gets the text.
    class Output
    {
    public:
        Output() = default;
        Output(const Output &) = delete;
        Output &operator=(const Output &) = delete;
        Output(Output &&) = delete;
        Output &operator=(Output &&) = delete;
        virtual void text(QStringView run, const LogStyle &style) = 0;
        virtual void newLine() = 0;
        virtual void carriageReturn() = 0;
        virtual void backspace() = 0;
        enum class Erase { ToEnd, ToBegin, All };
        virtual void eraseLine(Erase what) = 0;

    protected:
        ~Output() = default;
    };

    explicit LogParser(Output &output)
        : m_output(output)
    {}

    void feed(QByteArrayView bytes);
    /// What follows has nothing to do with what came before: a character cut in two is shown as bytes,
    /// colours end.
    void cut();

private:
    enum class State { Text, Escape, EscapeMore, Sequence, String, StringEscape };

    [[nodiscard]] qsizetype plainRun(QByteArrayView bytes);
    void byte(quint8 c);
    void textByte(quint8 c);
    void control(quint8 c);
    void beginCharacter(quint8 c);
    void continueCharacter(quint8 c);
    void character(char32_t code);
    void flushBad();
    void markByte(quint8 c);
    void mark(const QString &shown);
    void escapeByte(quint8 c);
    void sequenceByte(quint8 c);
    void sequenceEnd(quint8 final);

    Output &m_output;
    LogStyle m_style;
    State m_state = State::Text;
    QByteArray m_pending;    ///< the beginning of a character
    int m_missing = 0;       ///< bytes of it that are to come
    char32_t m_code = 0;     ///< of it, so far
    char32_t m_smallest = 0; ///< else it should have been written with fewer bytes
    QByteArray m_parameters; ///< of the sequence under way
    qsizetype m_length = 0;  ///< of the sequence under way
};

} // namespace pennon
