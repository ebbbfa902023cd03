using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;

namespace MbRlRobot.TestKit.Brokers;

/// <summary>A real mosquitto on a free port of this machine, in a folder of its own; both are gone when it is disposed of.</summary>
/// <remarks>
/// A shell stands between: it passes signals on, and kills the broker when its standard input ends, which it does however
/// the tests' process dies.
/// </remarks>
public sealed class MosquittoBroker : IAsyncDisposable
{
    private const string Script = """
        "$0" -c "$1" >>"$2" 2>&1 &
        read signal || signal=KILL
        kill -$signal $!
        wait $!
        """;

    private const int FirstPort = 12_000;
    private const int PortCount = 20_000;

    private static readonly string[] Paths = ["/usr/sbin/mosquitto", "/usr/local/sbin/mosquitto", "/opt/homebrew/sbin/mosquitto"];
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static uint _ports;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("mbrl-broker-");
    private readonly string _configuration;
    private Process? _shell;

    private MosquittoBroker(Func<string, int, string> write)
    {
        Port = FreePort();
        _configuration = write(_folder.FullName, Port);
    }

    /// <summary>Why there is no broker on this machine; null where there is.</summary>
    public static string? SkipReason => Paths.Any(File.Exists) ? null : "there is no mosquitto: apt-get install mosquitto";

    /// <summary>The port it listens on.</summary>
    public int Port { get; }

    /// <summary>What it has written so far.</summary>
    public string Log => File.Exists(LogFile) ? ReadShared(LogFile) : string.Empty;

    private string LogFile => Path.Combine(_folder.FullName, "log");

    /// <summary>Starts a broker and waits until it accepts connections.</summary>
    public static Task<MosquittoBroker> StartAsync(MosquittoSettings? settings = null) =>
        StartWithAsync((settings ?? new MosquittoSettings()).Write);

    /// <summary>Starts a broker with a configuration of any kind.</summary>
    /// <param name="write">Writes it, given a folder of the broker's own and the port; returns the configuration's path.</param>
    public static async Task<MosquittoBroker> StartWithAsync(Func<string, int, string> write)
    {
        MosquittoBroker broker = new(write);
        await broker.StartAsync();
        return broker;
    }

    /// <summary>A port that nobody listens on at the moment.</summary>
    /// <remarks>
    /// Below the ports that systems give to outgoing connections: one of those may be taken by any connection while the broker
    /// starts or is down, even by the very connection that asks whether it is up.
    /// </remarks>
    public static int FreePort()
    {
        while (true)
        {
            int port = FirstPort + (int)((((uint)Environment.ProcessId * 7919) + Interlocked.Increment(ref _ports)) % PortCount);
            using Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            try
            {
                socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
                return port;
            }
            catch (SocketException fault) when (fault.SocketErrorCode == SocketError.AddressAlreadyInUse)
            {
                // somebody's: the next one
            }
        }
    }

    /// <summary>Starts it again, on the same port, with what it kept.</summary>
    public async Task StartAsync()
    {
        ProcessStartInfo start = new("/bin/sh", ["-c", Script, Paths.First(File.Exists), _configuration, LogFile])
        {
            RedirectStandardInput = true,
        };
        _shell = Process.Start(start)!;
        long since = Stopwatch.GetTimestamp();
        while (!await AcceptsAsync())
        {
            if (Stopwatch.GetElapsedTime(since) > Patience || Log.Contains("Error:", StringComparison.Ordinal))
            {
                throw new InvalidOperationException($"mosquitto did not start: {Log}");
            }

            await Task.Delay(5);
        }
    }

    /// <summary>Ends it in order, or as a crash would.</summary>
    public async Task StopAsync(bool isCrash = false)
    {
        if (_shell is { } shell)
        {
            _shell = null;
            await shell.StandardInput.WriteLineAsync(isCrash ? "KILL" : "TERM");
            shell.StandardInput.Close();
            await shell.WaitForExitAsync().WaitAsync(Patience);
            shell.Dispose();
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await StopAsync(isCrash: true);
        _shell?.Dispose();
        _folder.Delete(recursive: true);
    }

    private static string ReadShared(string path)
    {
        using FileStream stream = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using StreamReader reader = new(stream);
        return reader.ReadToEnd();
    }

    private async Task<bool> AcceptsAsync()
    {
        using Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            await socket.ConnectAsync(IPAddress.Loopback, Port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
