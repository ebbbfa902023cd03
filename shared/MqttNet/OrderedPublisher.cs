using System;
using System.Threading;
using System.Threading.Channels;
using System.Threading.Tasks;
using MQTTnet;
using MQTTnet.Protocol;

namespace MbRlRobot.MqttNet;

/// <summary>
/// Sends messages in the order they were given, and no more unacknowledged ones than the broker allows: MQTTnet itself
/// heeds neither, and a broker closes the connection of a client that sends more.
/// </summary>
internal sealed class OrderedPublisher
{
    private const int MostUnacknowledged = 100;

    private readonly Channel<(MqttApplicationMessage Message, TaskCompletionSource<MqttClientPublishResult> Result)> _waiting =
        Channel.CreateUnbounded<(MqttApplicationMessage, TaskCompletionSource<MqttClientPublishResult>)>(new() { SingleReader = true });

    private readonly Channel<bool> _window;
    private readonly IMqttClient _client;

    /// <summary>Begins to send.</summary>
    /// <param name="client">The connected client.</param>
    /// <param name="unacknowledged">How many unacknowledged messages the broker allows.</param>
    public OrderedPublisher(IMqttClient client, ushort unacknowledged)
    {
        _client = client;
        int width = Math.Min(unacknowledged, (ushort)MostUnacknowledged);
        _window = Channel.CreateBounded<bool>(width);
        _ = SendAsync();
    }

    /// <summary>Publishes a message.</summary>
    /// <param name="message">The message; it is the publisher's from now on.</param>
    /// <returns>The broker's answer; ends with a fault where the connection is lost.</returns>
    public Task<MqttClientPublishResult> PublishAsync(MqttApplicationMessage message)
    {
        TaskCompletionSource<MqttClientPublishResult> result = new(TaskCreationOptions.RunContinuationsAsynchronously);
        if (!_waiting.Writer.TryWrite((message, result)))
        {
            result.SetException(new OperationCanceledException());
        }

        return result.Task;
    }

    /// <summary>Sends nothing more; what still waits ends with a fault.</summary>
    public void End()
    {
        _waiting.Writer.TryComplete();
        _window.Writer.TryComplete();
    }

    private async Task SendAsync()
    {
        await foreach ((MqttApplicationMessage message, TaskCompletionSource<MqttClientPublishResult> result) in
            _waiting.Reader.ReadAllAsync().ConfigureAwait(false))
        {
            bool isCounted = message.QualityOfServiceLevel != MqttQualityOfServiceLevel.AtMostOnce;
            if (isCounted && !await EnterWindowAsync().ConfigureAwait(false))
            {
                result.SetException(new OperationCanceledException());
                continue;
            }

            _ = SendAsync(message, result, isCounted);
        }
    }

    private async Task SendAsync(
        MqttApplicationMessage message, TaskCompletionSource<MqttClientPublishResult> result, bool isCounted)
    {
        try
        {
            result.SetResult(await _client.PublishAsync(message, CancellationToken.None).ConfigureAwait(false));
        }
        catch (Exception fault)
        {
            result.SetException(fault);
        }
        finally
        {
            _ = isCounted && _window.Reader.TryRead(out _);
        }
    }

    /// <summary>Waits until one more may be on its way; false once the connection is lost.</summary>
    private async ValueTask<bool> EnterWindowAsync()
    {
        try
        {
            await _window.Writer.WriteAsync(true).ConfigureAwait(false);
            return true;
        }
        catch (ChannelClosedException)
        {
            return false;
        }
    }
}
