// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <array>

namespace pennon {

/// Takes the XML of an XML-RPC answer apart, tag by tag, in one pass and without allocating. The document
/// must outlive it.
///
/// It knows what such answers are made of: elements (attributes are skipped), text, the five named entities
/// and numeric references, CDATA, comments, processing instructions. It insists on one root element, on
/// matching tags and on references that mean something, and refuses DOCTYPE and more than maxDepth open
/// elements. On purpose it lets pass what supervisord really sends and XML forbids: control characters in a
/// text, and bytes that are no UTF-8. Line ends stay as sent.
class XmlScanner final
{
public:
    static constexpr std::size_t maxDepth = 32;

    enum class Token {
        Start, ///< name() begins
        End,   ///< name() ends
        Text,  ///< a piece of text, never empty: see appendText()
        Done,  ///< the document ended as it should
        Bad,   ///< it did not: see problem(); every further next() says so too
    };

    explicit XmlScanner(QByteArrayView document);

    [[nodiscard]] Token next();
    /// The next one that is no text: for places where only blanks may stand between tags. Bad where there is
    /// more.
    [[nodiscard]] Token nextTag();
    [[nodiscard]] QByteArrayView name() const { return m_name; }
    /// The text as in the document: the very text unless hasReferences().
    [[nodiscard]] QByteArrayView rawText() const { return m_text; }
    [[nodiscard]] bool hasReferences() const { return m_hasReferences; }
    /// Adds the text with its references resolved, in UTF-8.
    void appendText(QByteArray &to) const;
    /// After Start: goes on to behind the matching End. False if the document is bad.
    [[nodiscard]] bool skipElement();
    /// Whether the text is blanks, tabs and line ends alone.
    [[nodiscard]] bool isBlank() const;
    [[nodiscard]] const char *problem() const { return m_problem; }
    /// How many bytes were read so far: where a problem is.
    [[nodiscard]] qsizetype position() const { return m_at - m_begin; }

private:
    [[nodiscard]] Token bad(const char *problem);
    [[nodiscard]] Token markup();
    [[nodiscard]] Token startTag();
    [[nodiscard]] Token endTag();
    [[nodiscard]] Token text(const char *end);
    [[nodiscard]] Token verbatim();
    [[nodiscard]] bool passOver(QByteArrayView end);

    const char *m_begin;
    const char *m_at;
    const char *m_end;
    QByteArrayView m_name;
    QByteArrayView m_text;
    const char *m_problem = nullptr;
    std::array<QByteArrayView, maxDepth> m_open{};
    std::size_t m_depth = 0;
    bool m_hasReferences = false;
    bool m_selfClosing = false;
    bool m_rootSeen = false;
};

} // namespace pennon
