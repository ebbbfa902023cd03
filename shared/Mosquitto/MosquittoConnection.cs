using System;
using System.Threading;
using System.Threading.Tasks;
using MbRlRobot.Messaging;
using MbRlRobot.Messaging.Connections;
using MbRlRobot.Ports;

namespace MbRlRobot.Mosquitto;

/// <summary>
/// One connection through libmosquitto, with a thread of its own that alone reads, writes and ends it. The library's own
/// loop is not used: it waits with select(), which knows no descriptor above 1023, reconnects without telling why, and a
/// good-bye said from another thread can make it take the next answer for a fault.
/// </summary>
internal sealed class MosquittoConnection : IBrokerConnection
{
    private static readonly TimeSpan ThreadGetsToEnd = TimeSpan.FromSeconds(5);

    private readonly TaskCompletionSource _open = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<string> _lost = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly MessageBusOptions _options;
    private NativeClient? _client;
    private int _answer = -1;
    private int _disconnected;
    private string? _failure;
    private string _log = string.Empty;
    private volatile bool _isClosing;
    private volatile bool _isConnecting;

    private MosquittoConnection(MessageBusOptions options, IIncomingMessages incoming, MosquittoFunctions functions)
    {
        (_options, Incoming, Functions) = (options, incoming, functions);
    }

    /// <inheritdoc />
    public BrokerLimits Limits { get; private set; } = BrokerLimits.None;

    /// <inheritdoc />
    public Task<string> Lost => _lost.Task;

    /// <summary>The library.</summary>
    internal MosquittoFunctions Functions { get; }

    /// <summary>Takes what arrives.</summary>
    internal IIncomingMessages Incoming { get; }

    /// <summary>Who waits for which answer.</summary>
    internal Replies Replies { get; } = new();

    /// <summary>Makes a connection that is not open yet.</summary>
    /// <param name="options">The broker and who one is there.</param>
    /// <param name="incoming">Takes what arrives.</param>
    /// <returns>The connection.</returns>
    /// <exception cref="MessageBusException">There is no libmosquitto on this machine.</exception>
    public static IBrokerConnection Create(MessageBusOptions options, IIncomingMessages incoming) =>
        new MosquittoConnection(options, incoming, MosquittoLibrary.Open());

    /// <inheritdoc />
    public Task OpenAsync(CancellationToken cancellation)
    {
        OptionsCheck.ThrowIfFilesAreMissing(_options);
        NativeClient client = new(Functions, _options, this);
        _client = client;
        _isConnecting = true;
        new Thread(() => Run(client)) { IsBackground = true, Name = $"mosquitto {_options.ClientId}" }.Start();
        return _open.Task.WaitAsync(cancellation);
    }

    /// <inheritdoc />
    public async Task PublishAsync(BusMessage message)
    {
        await AnswerTo(_client!.Publish(message), $"The message on '{message.Topic}'").ConfigureAwait(false);
    }

    /// <inheritdoc />
    public async Task SubscribeAsync(string filter, QualityOfService quality, uint id)
    {
        int packet = _client!.Subscribe(filter, quality, Limits.TellsSubscriptions ? id : 0);
        await AnswerTo(packet, $"The subscription to '{filter}'").ConfigureAwait(false);
    }

    /// <summary>Says good-bye and ends the thread; one that the system holds in connecting ends by itself later.</summary>
    /// <returns>Done once it has ended.</returns>
    public async ValueTask DisposeAsync()
    {
        _isClosing = true;
        if (_client is { } client)
        {
            client.Wake();
            await Task.WhenAny(_ended.Task, Task.Delay(_isConnecting ? TimeSpan.Zero : ThreadGetsToEnd)).ConfigureAwait(false);
        }
    }

    /// <summary>The broker answered the request to connect.</summary>
    /// <param name="code">The reason code.</param>
    /// <param name="limits">What it can do.</param>
    internal void Answered(int code, BrokerLimits limits) => (_answer, Limits) = (code, limits);

    /// <summary>The library closed the connection. The first code counts: what fails afterwards fails because of it.</summary>
    /// <param name="code">Its code, or the broker's reason code.</param>
    internal void Disconnected(int code) => _disconnected = _disconnected == 0 ? code : _disconnected;

    /// <summary>The library wrote an error.</summary>
    /// <param name="text">What it wrote.</param>
    internal void Logged(string text) => _log = _log.Length < 1000 ? $"{_log}{text} " : _log;

    /// <summary>The connection cannot go on.</summary>
    /// <param name="why">Why.</param>
    internal void Fail(string why) => _failure = why;

    private async Task AnswerTo(int packet, string what)
    {
        int? code = await Replies.WaitFor(packet).ConfigureAwait(false);
        ConnectionFaults.ThrowIfRefusal(code ?? throw ConnectionFaults.LostOnTheWay(_options, what), what);
    }

    private void Run(NativeClient client)
    {
        (int code, int systemError) = client.Connect();
        _isConnecting = false;
        if (code == 0)
        {
            code = Serve(client);
            _open.TrySetException(_answer > 0
                ? ConnectionFaults.Refused(_options, _answer)
                : ConnectionFault.NoAnswer(Functions, _options, code, _log));
        }

        _open.TrySetException(ConnectionFault.NotConnected(Functions, _options, code, systemError, _log));
        string why = _failure ?? ConnectionFault.Lost(Functions, _options, _disconnected == 0 ? code : _disconnected);
        client.Destroy();
        Replies.End();
        _lost.SetResult(why);
        _ended.SetResult();
    }

    /// <summary>Reads and writes until the connection ends.</summary>
    /// <returns>The library's code; 0 where it was closed in order.</returns>
    private int Serve(NativeClient client)
    {
        int code = 0;
        while (code == 0 && _failure is null && client.IsOpen)
        {
            if (_isClosing)
            {
                client.SayFarewell();
                break;
            }

            code = client.Step();
            if (_answer == 0)
            {
                _open.TrySetResult();
            }
        }

        return code;
    }
}
