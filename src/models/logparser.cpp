// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/logparser.h"

#include "models/sgr.h"

#include <QChar>

#include <algorithm>
#include <array>
#include <utility>

namespace pennon {

namespace {

constexpr quint8 backspaceByte = 0x08;
constexpr quint8 bell = 0x07;
constexpr quint8 escape = 0x1b;
constexpr quint8 cancel = 0x18;
constexpr quint8 substitute = 0x1a;
constexpr quint8 deleteByte = 0x7f;
constexpr qsizetype maxParameters = 256;

bool isPlain(char c)
{
    return c >= 0x20 && c < static_cast<char>(deleteByte);
}

bool isLineEnd(quint8 c)
{
    return c == '\n' || c == '\r';
}

QString hex(char32_t number, int digits)
{
    return QStringLiteral("%1").arg(static_cast<uint>(number), digits, 16, QLatin1Char('0')).toUpper();
}

/// Characters that would move, hide or turn around what stands beside them.
bool isTricky(char32_t code)
{
    return (code >= 0x80 && code < 0xa0) || code == 0x61c || (code >= 0x200e && code <= 0x200f) ||
           (code >= 0x2028 && code <= 0x202e) || (code >= 0x2066 && code <= 0x206f) ||
           (code >= 0xfff9 && code <= 0xfffb) || code == 0xfeff;
}

} // namespace

void LogParser::feed(QByteArrayView bytes)
{
    qsizetype at = 0;
    while (at < bytes.size()) {
        if (m_state == State::Text && m_missing == 0 && isPlain(bytes[at])) {
            at += plainRun(bytes.sliced(at));
        } else {
            byte(static_cast<quint8>(bytes[at++]));
        }
    }
}

void LogParser::cut()
{
    flushBad();
    m_state = State::Text;
    m_style = {};
}

/// Most of every log: a run of ASCII, widened and handed on in blocks.
qsizetype LogParser::plainRun(QByteArrayView bytes)
{
    std::array<char16_t, 512>
        wide; // NOLINT(cppcoreguidelines-pro-type-member-init): filled as far as it is used
    qsizetype length = 0;
    const qsizetype most = std::min<qsizetype>(bytes.size(), wide.size());
    while (length < most && isPlain(bytes[length])) {
        wide[static_cast<std::size_t>(length)] = static_cast<char16_t>(bytes[length]);
        ++length;
    }
    m_output.text(QStringView(wide.data(), length), m_style);
    return length;
}

void LogParser::byte(quint8 c)
{
    if (m_state == State::Text) {
        textByte(c);
        return;
    }
    ++m_length;
    const bool inString = m_state == State::String || m_state == State::StringEscape;
    if (isLineEnd(c) || c == cancel || c == substitute || m_length > maxSequence) {
        m_state = State::Text; // never to end is no way to hide the rest of the log
        if (c != cancel && c != substitute)
            textByte(c);
    } else if (inString) {
        if (c == bell || (m_state == State::StringEscape && c == '\\'))
            m_state = State::Text;
        else
            m_state = c == escape ? State::StringEscape : State::String;
    } else if (c == escape) {
        m_state = State::Escape;
    } else if (c >= 0x80 || c < 0x20) {
        m_state = State::Text;
        textByte(c);
    } else if (m_state == State::Sequence) {
        sequenceByte(c);
    } else {
        escapeByte(c);
    }
}

void LogParser::textByte(quint8 c)
{
    if (m_missing > 0 && (c & 0xc0U) == 0x80) {
        continueCharacter(c);
        return;
    }
    flushBad();
    if (c < 0x20 || c == deleteByte)
        control(c);
    else if (c < 0x80)
        character(c);
    else
        beginCharacter(c);
}

void LogParser::control(quint8 c)
{
    switch (c) {
    case '\n':
        m_output.newLine();
        break;
    case '\r':
        m_output.carriageReturn();
        break;
    case '\t':
        character(c);
        break;
    case backspaceByte:
        m_output.backspace();
        break;
    case bell:
        break;
    case escape:
        m_state = State::Escape;
        m_length = 1;
        break;
    default:
        markByte(c);
        break;
    }
}

void LogParser::beginCharacter(quint8 c)
{
    m_pending.append(static_cast<char>(c));
    if (c >= 0xc2 && c <= 0xdf) {
        m_missing = 1;
        m_code = c & 0x1fU;
        m_smallest = 0x80;
    } else if (c >= 0xe0 && c <= 0xef) {
        m_missing = 2;
        m_code = c & 0x0fU;
        m_smallest = 0x800;
    } else if (c >= 0xf0 && c <= 0xf4) {
        m_missing = 3;
        m_code = c & 0x07U;
        m_smallest = 0x10000;
    } else {
        flushBad();
    }
}

void LogParser::continueCharacter(quint8 c)
{
    m_pending.append(static_cast<char>(c));
    m_code = (m_code << 6U) | (c & 0x3fU);
    if (--m_missing > 0)
        return;
    const bool isSurrogate = m_code >= 0xd800 && m_code <= 0xdfff;
    if (m_code < m_smallest || isSurrogate || m_code > 0x10ffff) {
        flushBad();
        return;
    }
    m_pending.clear();
    character(m_code);
}

void LogParser::character(char32_t code)
{
    if (isTricky(code)) {
        mark(QStringLiteral("\\u") + hex(code, 4));
        return;
    }
    if (QChar::requiresSurrogates(code)) {
        const std::array<char16_t, 2> pair{QChar::highSurrogate(code), QChar::lowSurrogate(code)};
        m_output.text(QStringView(pair.data(), 2), m_style);
    } else {
        const auto unit = static_cast<char16_t>(code);
        m_output.text(QStringView(&unit, 1), m_style);
    }
}

/// What began as a character and did not become one.
void LogParser::flushBad()
{
    m_missing = 0;
    const QByteArray bytes = std::exchange(m_pending, {});
    for (const char c : bytes)
        markByte(static_cast<quint8>(c));
}

void LogParser::markByte(quint8 c)
{
    mark(QStringLiteral("\\x") + hex(c, 2));
}

void LogParser::mark(const QString &shown)
{
    LogStyle style = m_style;
    style.set(LogStyle::Mark, true);
    m_output.text(shown, style);
}

void LogParser::escapeByte(quint8 c)
{
    if (c >= 0x20 && c <= 0x2f) {
        m_state = State::EscapeMore;
        return;
    }
    const bool isFirst = m_state == State::Escape;
    m_state = State::Text;
    if (!isFirst)
        return;
    if (c == '[') {
        m_state = State::Sequence;
        m_parameters.clear();
    } else if (c == ']' || c == 'P' || c == 'X' || c == '^' || c == '_') {
        m_state = State::String;
    }
}

void LogParser::sequenceByte(quint8 c)
{
    if (c >= 0x40) {
        sequenceEnd(c);
    } else if (m_parameters.size() < maxParameters) {
        m_parameters.append(static_cast<char>(c));
    }
}

void LogParser::sequenceEnd(quint8 final)
{
    m_state = State::Text;
    const bool isOrdinary = std::all_of(m_parameters.cbegin(), m_parameters.cend(),
                                        [](char c) { return (c >= '0' && c <= ';'); });
    if (!isOrdinary) // private to some terminal
        return;
    if (final == 'm') {
        applySgr(m_style, m_parameters);
    } else if (final == 'K') {
        if (m_parameters.isEmpty() || m_parameters == "0")
            m_output.eraseLine(Output::Erase::ToEnd);
        else if (m_parameters == "1")
            m_output.eraseLine(Output::Erase::ToBegin);
        else if (m_parameters == "2")
            m_output.eraseLine(Output::Erase::All);
    }
}

} // namespace pennon
