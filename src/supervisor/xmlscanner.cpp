// SPDX-License-Identifier: GPL-3.0-or-later
#include "supervisor/xmlscanner.h"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string_view>

namespace pennon {

namespace {

constexpr bool isSpace(char c)
{
    return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

constexpr bool isNameStart(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == ':';
}

constexpr bool isNameCharacter(char c)
{
    return isNameStart(c) || (c >= '0' && c <= '9') || c == '.' || c == '-';
}

const char *find(const char *from, const char *end, char what)
{
    const void *const found =
        from == end ? nullptr : std::memchr(from, what, static_cast<std::size_t>(end - from));
    return found ? static_cast<const char *>(found) : end;
}

/// The character that a reference (what stands between & and ;) means.
std::optional<char32_t> referenced(std::string_view text)
{
    if (text == "lt")
        return U'<';
    if (text == "gt")
        return U'>';
    if (text == "amp")
        return U'&';
    if (text == "quot")
        return U'"';
    if (text == "apos")
        return U'\'';
    if (!text.starts_with('#'))
        return std::nullopt;
    text.remove_prefix(1);
    const bool hex = text.starts_with('x');
    if (hex)
        text.remove_prefix(1);
    if (text.empty() || text.size() > 8)
        return std::nullopt;
    std::uint64_t code = 0; // 8 digits fit
    for (const char c : text) {
        std::uint64_t digit = 0;
        if (c >= '0' && c <= '9') {
            digit = static_cast<std::uint64_t>(c - '0');
        } else if (hex && c >= 'a' && c <= 'f') {
            digit = static_cast<std::uint64_t>(c - 'a') + 10;
        } else if (hex && c >= 'A' && c <= 'F') {
            digit = static_cast<std::uint64_t>(c - 'A') + 10;
        } else {
            return std::nullopt;
        }
        code = code * (hex ? 16 : 10) + digit;
    }
    const bool surrogate = code >= 0xd800 && code <= 0xdfff;
    if (code == 0 || code > 0x10ffff || surrogate)
        return std::nullopt;
    return static_cast<char32_t>(code);
}

/// The reference that begins at an ampersand, without it and its semicolon; empty if there is none.
std::string_view referenceAt(const char *ampersand, const char *end)
{
    constexpr std::ptrdiff_t longest = 12;
    const char *const limit = end - ampersand > longest ? ampersand + longest : end;
    const char *const semicolon = find(ampersand, limit, ';');
    return semicolon == limit ? std::string_view() : std::string_view(ampersand + 1, semicolon);
}

void appendUtf8(QByteArray &to, char32_t code)
{
    const auto tail = [code](int shift) { return static_cast<char>(0x80 | ((code >> shift) & 0x3f)); };
    if (code < 0x80) {
        to += static_cast<char>(code);
    } else if (code < 0x800) {
        to += static_cast<char>(0xc0 | (code >> 6));
        to += tail(0);
    } else if (code < 0x10000) {
        to += static_cast<char>(0xe0 | (code >> 12));
        to += tail(6);
        to += tail(0);
    } else {
        to += static_cast<char>(0xf0 | (code >> 18));
        to += tail(12);
        to += tail(6);
        to += tail(0);
    }
}

} // namespace

XmlScanner::XmlScanner(QByteArrayView document)
    : m_begin(document.data())
    , m_at(document.data())
    , m_end(document.data() + document.size())
{
    if (document.startsWith("\xef\xbb\xbf"))
        m_at += 3;
}

XmlScanner::Token XmlScanner::bad(const char *problem)
{
    if (!m_problem)
        m_problem = problem;
    return Token::Bad;
}

XmlScanner::Token XmlScanner::next()
{
    for (;;) {
        if (m_problem)
            return Token::Bad;
        if (m_selfClosing) {
            m_selfClosing = false;
            --m_depth;
            return Token::End;
        }
        if (m_at == m_end) {
            if (m_depth > 0)
                return bad("the text ends too early");
            return m_rootSeen ? Token::Done : bad("there is no XML in it");
        }
        if (*m_at != '<') {
            const Token piece = text(find(m_at, m_end, '<'));
            if (m_depth > 0 || piece == Token::Bad)
                return piece;
            if (!isBlank())
                return bad("there is text outside the XML");
            continue;
        }
        if (m_end - m_at >= 2 && m_at[1] != '?' && m_at[1] != '!')
            return markup();
        const std::string_view rest(m_at, m_end);
        if (rest.starts_with("<![CDATA[")) {
            if (const Token piece = verbatim(); piece == Token::Bad || !m_text.isEmpty())
                return piece;
        } else if (rest.starts_with("<!--")) {
            m_at += 4;
            if (!passOver("-->"))
                return Token::Bad;
        } else if (rest.starts_with("<?")) {
            m_at += 2;
            if (!passOver("?>"))
                return Token::Bad;
        } else if (rest.starts_with("<!DOCTYPE")) {
            return bad("a document type is not allowed");
        } else {
            return bad("there is broken markup");
        }
    }
}

XmlScanner::Token XmlScanner::nextTag()
{
    for (;;) {
        while (m_at != m_end && isSpace(*m_at) && !m_selfClosing)
            ++m_at;
        const Token token = next();
        if (token != Token::Text)
            return token;
        if (!isBlank())
            return bad("there is text where only tags may stand");
    }
}

XmlScanner::Token XmlScanner::markup()
{
    return m_at[1] == '/' ? endTag() : startTag();
}

XmlScanner::Token XmlScanner::startTag()
{
    const char *at = m_at + 1;
    if (!isNameStart(*at))
        return bad("there is a < that begins no tag");
    while (at != m_end && isNameCharacter(*at))
        ++at;
    m_name = QByteArrayView(m_at + 1, at);
    char quote = 0;
    for (; at != m_end && (quote != 0 || *at != '>'); ++at) { // attributes
        if (*at == '<')
            return bad("there is a < inside of a tag");
        if (quote != 0) {
            quote = *at == quote ? char(0) : quote;
        } else if (*at == '"' || *at == '\'') {
            quote = *at;
        }
    }
    if (at == m_end)
        return bad("the text ends within a tag");
    if (m_depth == maxDepth)
        return bad("it is nested too deeply");
    if (m_depth == 0 && m_rootSeen)
        return bad("there is more after the end of the XML");
    const char *const nameEnd = m_name.data() + m_name.size();
    m_selfClosing = at > nameEnd && at[-1] == '/';
    if (at != nameEnd && !isSpace(*nameEnd) && *nameEnd != '/')
        return bad("there is a tag with a broken name");
    m_rootSeen = true;
    m_open[m_depth++] = m_name;
    m_at = at + 1;
    return Token::Start;
}

XmlScanner::Token XmlScanner::endTag()
{
    const char *at = m_at + 2;
    if (m_depth == 0)
        return bad("there is an end tag without a start tag");
    const QByteArrayView expected = m_open[m_depth - 1];
    if (m_end - at <= expected.size())
        return bad("the text ends within a tag");
    if (std::memcmp(at, expected.data(), static_cast<std::size_t>(expected.size())) != 0)
        return bad("an end tag does not match its start tag");
    at += expected.size();
    while (at != m_end && isSpace(*at))
        ++at;
    if (at == m_end)
        return bad("the text ends within a tag");
    if (*at != '>')
        return bad("an end tag does not match its start tag");
    m_name = expected;
    m_at = at + 1;
    --m_depth;
    return Token::End;
}

XmlScanner::Token XmlScanner::text(const char *end)
{
    m_text = QByteArrayView(m_at, end);
    m_hasReferences = false;
    for (const char *at = find(m_at, end, '&'); at != end; at = find(at + 1, end, '&')) {
        m_hasReferences = true;
        if (!referenced(referenceAt(at, end)))
            return bad("there is an & that begins no known reference");
    }
    m_at = end;
    return Token::Text;
}

XmlScanner::Token XmlScanner::verbatim()
{
    m_at += std::string_view("<![CDATA[").size();
    const char *const begin = m_at;
    if (m_depth == 0)
        return bad("there is text outside the XML");
    if (!passOver("]]>"))
        return Token::Bad;
    m_text = QByteArrayView(begin, m_at - 3);
    m_hasReferences = false;
    return Token::Text;
}

bool XmlScanner::passOver(QByteArrayView end)
{
    const std::string_view rest(m_at, m_end);
    const std::size_t found = rest.find(std::string_view(end.data(), static_cast<std::size_t>(end.size())));
    if (found == std::string_view::npos) {
        static_cast<void>(bad("the text ends too early"));
        return false;
    }
    m_at += found + static_cast<std::size_t>(end.size());
    return true;
}

void XmlScanner::appendText(QByteArray &to) const
{
    if (!m_hasReferences) {
        to.append(m_text);
        return;
    }
    const char *at = m_text.begin();
    const char *const end = m_text.end();
    for (;;) {
        const char *const ampersand = find(at, end, '&');
        to.append(QByteArrayView(at, ampersand));
        if (ampersand == end)
            return;
        const std::string_view reference = referenceAt(ampersand, end);
        appendUtf8(to, referenced(reference).value_or(U'\ufffd'));
        at = reference.data() + reference.size() + 1;
    }
}

bool XmlScanner::isBlank() const
{
    return std::all_of(m_text.begin(), m_text.end(), isSpace);
}

bool XmlScanner::skipElement()
{
    const std::size_t outside = m_depth - 1;
    while (m_depth > outside || m_selfClosing) {
        if (next() == Token::Bad)
            return false;
    }
    return true;
}

} // namespace pennon
