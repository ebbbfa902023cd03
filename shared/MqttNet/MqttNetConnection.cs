using System;
using System.Buffers;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using MbRlRobot.Messaging;
using MbRlRobot.Messaging.Connections;
using MbRlRobot.Ports;
using MQTTnet;
using MQTTnet.Protocol;

namespace MbRlRobot.MqttNet;

/// <summary>
/// One connection through MQTTnet. Its client object is used once: reconnecting it within its own events can wait for
/// itself, and an acknowledgement of the connection before would go out on the next one.
/// </summary>
internal sealed class MqttNetConnection : IBrokerConnection
{
    private readonly TaskCompletionSource<string> _lost = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly MessageBusOptions _options;
    private readonly IIncomingMessages _incoming;
    private readonly IMqttClient _client = new MqttClientFactory().CreateMqttClient();
    private readonly Line _line = new();
    private OrderedPublisher? _publisher;

    private MqttNetConnection(MessageBusOptions options, IIncomingMessages incoming)
    {
        (_options, _incoming) = (options, incoming);
        _client.ApplicationMessageReceivedAsync += TakeAsync;
        _client.DisconnectedAsync += EndAsync;
    }

    /// <inheritdoc />
    public BrokerLimits Limits { get; private set; } = BrokerLimits.None;

    /// <inheritdoc />
    public Task<string> Lost => _lost.Task;

    /// <summary>Makes a connection that is not open yet.</summary>
    /// <param name="options">The broker and who one is there.</param>
    /// <param name="incoming">Takes what arrives.</param>
    /// <returns>The connection.</returns>
    public static IBrokerConnection Create(MessageBusOptions options, IIncomingMessages incoming) =>
        new MqttNetConnection(options, incoming);

    /// <inheritdoc />
    public async Task OpenAsync(CancellationToken cancellation)
    {
        OptionsCheck.ThrowIfFilesAreMissing(_options);
        MqttClientConnectResult result;
        try
        {
            result = await _client.ConnectAsync(ClientOptions.Of(_options, _line), cancellation).ConfigureAwait(false);
        }
        catch (Exception fault) when (fault is not MessageBusException)
        {
            cancellation.ThrowIfCancellationRequested();
            throw OpeningFault.Of(_options, fault);
        }

        if (result.ResultCode != MqttClientConnectResultCode.Success)
        {
            throw ConnectionFaults.Refused(_options, (int)result.ResultCode);
        }

        Limits = LimitsOf(result);
        _publisher = new OrderedPublisher(_client, Limits.UnacknowledgedMessages);
    }

    /// <inheritdoc />
    public async Task PublishAsync(BusMessage message)
    {
        string what = $"The message on '{message.Topic}'";
        MqttApplicationMessage copy = new()
        {
            Topic = message.Topic,
            Payload = new ReadOnlySequence<byte>(message.Payload.ToArray()),
            QualityOfServiceLevel = (MqttQualityOfServiceLevel)message.Quality,
            Retain = message.Retain,
            MessageExpiryInterval = message.ExpirySeconds ?? 0,
        };
        try
        {
            MqttClientPublishResult result = await _publisher!.PublishAsync(copy).ConfigureAwait(false);
            ConnectionFaults.ThrowIfRefusal((int)result.ReasonCode, what);
        }
        catch (Exception fault) when (fault is not MessageBusException)
        {
            throw ConnectionFaults.LostOnTheWay(_options, what);
        }
    }

    /// <inheritdoc />
    public async Task SubscribeAsync(string filter, QualityOfService quality, uint id)
    {
        string what = $"The subscription to '{filter}'";
        MqttClientSubscribeOptionsBuilder options = new MqttClientSubscribeOptionsBuilder()
            .WithTopicFilter(filter, (MqttQualityOfServiceLevel)quality);
        if (Limits.TellsSubscriptions)
        {
            options.WithSubscriptionIdentifier(id);
        }

        try
        {
            MqttClientSubscribeResult result = await _client.SubscribeAsync(options.Build()).ConfigureAwait(false);
            foreach (MqttClientSubscribeResultItem item in result.Items)
            {
                ConnectionFaults.ThrowIfRefusal((int)item.ResultCode, what);
            }
        }
        catch (Exception fault) when (fault is not MessageBusException)
        {
            throw ConnectionFaults.LostOnTheWay(_options, what);
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _line.CloseAsync(await SayGoodByeAsync().ConfigureAwait(false)).ConfigureAwait(false);
        _client.Dispose();
        _publisher?.End();
        _lost.TrySetResult("the bus was closed");
    }

    /// <summary>MQTTnet gives 0 for a number that the broker did not send.</summary>
    private static BrokerLimits LimitsOf(MqttClientConnectResult result) => new(
        result.MaximumPacketSize is { } packet and > 0 ? packet : uint.MaxValue,
        result.ReceiveMaximum is { } messages and > 0 ? messages : ushort.MaxValue,
        result.SubscriptionIdentifiersAvailable,
        result.RetainAvailable);

    private async Task<bool> SayGoodByeAsync()
    {
        try
        {
            bool isConnected = _client.IsConnected;
            if (isConnected)
            {
                await _client.DisconnectAsync(new MqttClientDisconnectOptions()).ConfigureAwait(false);
            }

            return isConnected;
        }
        catch (Exception)
        {
            // the line was lost on the way: there is nobody to say good-bye to
            return false;
        }
    }

    /// <summary>Returns once the message has its place before the handlers; then MQTTnet acknowledges it.</summary>
    private Task TakeAsync(MqttApplicationMessageReceivedEventArgs received)
    {
        MqttApplicationMessage message = received.ApplicationMessage;
        BusMessage copy = new(
            message.Topic,
            message.Payload.ToArray(),
            message.QualityOfServiceLevel == MqttQualityOfServiceLevel.AtMostOnce
                ? QualityOfService.AtMostOnce
                : QualityOfService.AtLeastOnce,
            message.Retain,
            message.MessageExpiryInterval == 0 ? null : message.MessageExpiryInterval);
        List<uint>? ids = message.SubscriptionIdentifiers;
        _incoming.Take(new IncomingMessage(copy, ids is null ? default(ReadOnlyMemory<uint>) : ids.ToArray()));
        return Task.CompletedTask;
    }

    private Task EndAsync(MqttClientDisconnectedEventArgs end)
    {
        _publisher?.End();
        int reason = (int)end.Reason;
        string why = reason > ReasonCodes.FirstRefusal
            ? ReasonCodes.Describe(reason)
            : end.Exception?.GetBaseException().Message ?? ConnectionFaults.Closed;
        _lost.TrySetResult(ConnectionFaults.Lost(_options, why));
        return Task.CompletedTask;
    }
}
