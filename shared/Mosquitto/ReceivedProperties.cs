using System;
using System.Collections.Generic;
using MbRlRobot.Messaging.Connections;

namespace MbRlRobot.Mosquitto;

/// <summary>Reads the properties of packets that came.</summary>
/// <param name="functions">The library.</param>
/// <param name="list">The list; 0 for none. It belongs to the library.</param>
internal readonly unsafe struct ReceivedProperties(MosquittoFunctions functions, nint list)
{
    /// <summary>The seconds after which a message expires; null for never.</summary>
    public uint? MessageExpiry
    {
        get
        {
            uint value;
            return functions.ReadInt32(list, PropertyIdentifier.MessageExpiry, &value, 0) == 0 ? null : value;
        }
    }

    /// <summary>What the broker said that it can do.</summary>
    public BrokerLimits Limits
    {
        get
        {
            uint packet = uint.MaxValue;
            ushort unacknowledged = ushort.MaxValue;
            byte tells = 1;
            byte keeps = 1;
            functions.ReadInt32(list, PropertyIdentifier.MaximumPacketSize, &packet, 0);
            functions.ReadInt16(list, PropertyIdentifier.ReceiveMaximum, &unacknowledged, 0);
            functions.ReadByte(list, PropertyIdentifier.SubscriptionIdentifiersAvailable, &tells, 0);
            functions.ReadByte(list, PropertyIdentifier.RetainAvailable, &keeps, 0);
            return new BrokerLimits(packet, unacknowledged, tells != 0, keeps != 0);
        }
    }

    /// <summary>The identifiers of the subscriptions that a message is for.</summary>
    /// <returns>The identifiers; none where the broker does not tell.</returns>
    public ReadOnlyMemory<uint> Subscriptions()
    {
        uint id;
        nint found = functions.ReadVarint(list, PropertyIdentifier.Subscription, &id, 0);
        if (found == 0)
        {
            return default;
        }

        List<uint> ids = [id];
        while ((found = functions.ReadVarint(found, PropertyIdentifier.Subscription, &id, 1)) != 0)
        {
            ids.Add(id);
        }

        return ids.ToArray();
    }
}
