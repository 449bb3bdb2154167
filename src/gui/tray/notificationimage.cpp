// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/tray/notificationimage.h"

#include "gui/tray/trayimage.h"

#include <QDBusArgument>
#include <QDBusMetaType>
#include <QImage>
#include <QPainter>

/// Desktop Notifications Specification 1.2, "Icons and Images".
struct NotificationImage
{
    int width = 0;
    int height = 0;
    int rowStride = 0;
    bool hasAlpha = true;
    int bitsPerSample = 8;
    int channels = 4;
    QByteArray data;
};
Q_DECLARE_METATYPE(NotificationImage)

static QDBusArgument &operator<<(QDBusArgument &argument, const NotificationImage &image)
{
    argument.beginStructure();
    argument << image.width << image.height << image.rowStride << image.hasAlpha << image.bitsPerSample
             << image.channels << image.data;
    argument.endStructure();
    return argument;
}

static const QDBusArgument &operator>>(const QDBusArgument &argument, NotificationImage &image)
{
    argument.beginStructure();
    argument >> image.width >> image.height >> image.rowStride >> image.hasAlpha >> image.bitsPerSample >>
        image.channels >> image.data;
    argument.endStructure();
    return argument;
}

namespace pennon {

void registerNotificationImage()
{
    qDBusRegisterMetaType<NotificationImage>();
}

QVariant notificationImage(Health health)
{
    static constexpr int side = 48;
    QImage image(side, side, QImage::Format_RGBA8888);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    paintTrayImage(painter, QRectF(0, 0, side, side), health, 0);
    painter.end();
    NotificationImage sent;
    sent.width = image.width();
    sent.height = image.height();
    sent.rowStride = static_cast<int>(image.bytesPerLine());
    sent.data = QByteArray(reinterpret_cast<const char *>(image.constBits()), image.sizeInBytes());
    return QVariant::fromValue(sent);
}

} // namespace pennon
