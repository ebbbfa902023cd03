using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using MbRlRobot.TestKit;

namespace MbRlRobot.Benchmarks.Ingest;

/// <summary>The bounds of the broker that is shipped, <c>hardware/deploy/mosquitto</c>: all of it but TLS and who may do what.</summary>
internal static class ShippedLimits
{
    private const string File = "hardware/deploy/mosquitto/mosquitto.conf";
    private static readonly string[] Names = ["max_packet_size", "max_queued_bytes", "set_tcp_nodelay"];

    /// <summary>Reads them.</summary>
    /// <returns>Lines of a mosquitto.conf; the number of queued messages is every test broker's already.</returns>
    /// <exception cref="InvalidDataException">One of them is not there any more.</exception>
    public static IReadOnlyList<string> Read()
    {
        string[] lines = Repository.Lines(File);
        return [.. Names.Select(name => lines.SingleOrDefault(line => line.StartsWith(name + ' ', StringComparison.Ordinal))
            ?? throw new InvalidDataException($"{File} has no {name} any more; this benchmark takes its limits from there."))];
    }
}
