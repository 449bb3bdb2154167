// SPDX-License-Identifier: GPL-3.0-or-later
#include "channels/webhookbody.h"

#include "channels/alertjson.h"
#include "channels/alertmanagerbody.h"
#include "channels/chatbodies.h"

namespace pennon {

QByteArray webhookBody(WebhookChannel::Service service, const Announcement &announcement,
                       const AlertText &text)
{
    switch (service) {
    case WebhookChannel::Service::Slack:
        return slackBody(announcement, text);
    case WebhookChannel::Service::Mattermost:
        return mattermostBody(announcement, text);
    case WebhookChannel::Service::Teams:
        return teamsBody(announcement, text);
    case WebhookChannel::Service::Discord:
        return discordBody(announcement, text);
    case WebhookChannel::Service::Alertmanager:
        return alertmanagerBody(announcement, text);
    case WebhookChannel::Service::Pennon:
        break;
    }
    return alertJson(announcement, text);
}

} // namespace pennon
