// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "alerts/alerttext.h"
#include "alerts/announcement.h"

#include <QByteArray>

/// An announcement as the messages that chat services take. The text stands in blocks of code, or where a
/// service has no Markdown at all, and mentions are off: nothing that a process writes is formatting, a link
/// or a call to everybody. What is too long for the service is cut, with "…" at the end.
namespace pennon {

/// Block Kit: a header, and sections of at most 3,000 characters. Source: Slack's "Sending messages using
/// incoming webhooks", "Section block", "Header block" and "Formatting message text" (escaping).
[[nodiscard]] QByteArray slackBody(const Announcement &announcement, const AlertText &text);

/// One message attachment; a post has at most 16,383 characters. Source: Mattermost's "Incoming webhooks" and
/// "Message attachments".
[[nodiscard]] QByteArray mattermostBody(const Announcement &announcement, const AlertText &text);

/// A message with one Adaptive Card for the trigger "When a Teams webhook request is received" of a Workflow.
/// Source: Microsoft's "Create and send messages", section "Send Adaptive Cards using an Incoming Webhook",
/// and the Adaptive Cards schema 1.4 (RichTextBlock, whose TextRun knows no Markdown).
[[nodiscard]] QByteArray teamsBody(const Announcement &announcement, const AlertText &text);

/// One embed: a title of at most 256 characters and a description of at most 4,096, 6,000 in all. Source:
/// Discord's "Execute Webhook", "Embed Limits" and "Allowed Mentions Object".
[[nodiscard]] QByteArray discordBody(const Announcement &announcement, const AlertText &text);

} // namespace pennon
