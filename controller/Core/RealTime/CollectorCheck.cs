using System.Runtime;

namespace MbRlRobot.RealTime;

/// <summary>Whether the garbage collector is set as a control process wants it.</summary>
internal static class CollectorCheck
{
    /// <summary>Looks at this process.</summary>
    /// <returns>What is wrong; null where nothing is.</returns>
    public static RealTimeShortfall? OfThisProcess() => Of(GCSettings.IsServerGC, GCSettings.LatencyMode != GCLatencyMode.Batch);

    /// <summary>Judges settings.</summary>
    /// <param name="isServer">Whether it is the server's collector.</param>
    /// <param name="isConcurrent">Whether it collects in the background.</param>
    public static RealTimeShortfall? Of(bool isServer, bool isConcurrent) => (isServer, isConcurrent) switch
    {
        (true, _) => new(
            "collector",
            "the server's garbage collector keeps a heap and a thread for each processor, which run beside the loop",
            "leave DOTNET_gcServer unset"),
        (_, true) => new(
            "collector",
            "the garbage collector works in the background, on a thread that runs beside the loop",
            "leave DOTNET_gcConcurrent unset; the program's own settings turn it off"),
        _ => null,
    };
}
