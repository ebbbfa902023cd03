using System.Runtime.InteropServices;
using System.Threading;
using MbRlRobot.Messaging;
using MbRlRobot.Messaging.Connections;
using MbRlRobot.Ports;

namespace MbRlRobot.Mosquitto;

/// <summary>
/// A client of libmosquitto. One thread connects, steps and destroys it; any thread may publish, subscribe and wake it,
/// before, during and after that.
/// </summary>
internal sealed unsafe class NativeClient
{
    private readonly Lock _lock = new();
    private readonly MosquittoFunctions _functions;
    private readonly MessageBusOptions _options;
    private readonly WakeUp _wakeUp = new();
    private GCHandle _owner;
    private nint _client;
    private bool _wantsToWrite = true;

    /// <summary>Makes a client that is not connected.</summary>
    /// <param name="functions">The library.</param>
    /// <param name="options">Who one is.</param>
    /// <param name="owner">What the callbacks turn to.</param>
    /// <exception cref="MessageBusException">The library refuses an option; the message says which.</exception>
    public NativeClient(MosquittoFunctions functions, MessageBusOptions options, MosquittoConnection owner)
    {
        (_functions, _options) = (functions, options);
        _owner = GCHandle.Alloc(owner);
        try
        {
            _client = ClientSetup.Create(functions, options, GCHandle.ToIntPtr(_owner));
        }
        catch
        {
            Destroy();
            throw;
        }
    }

    /// <summary>Whether there is a connection.</summary>
    public bool IsOpen => _functions.Socket(_client) >= 0;

    /// <summary>Connects TCP; the broker's answer comes by callback.</summary>
    /// <returns>The library's code, and the system's error beneath it.</returns>
    public (int Code, int SystemError) Connect()
    {
        BrokerAddress address = BrokerAddress.Of(_options.Broker);
        using Properties properties = new(_functions);
        properties.AddInt32(PropertyIdentifier.SessionExpiry, _options.SessionExpirySeconds);
        fixed (byte* host = NativeText.Of(address.Host))
        {
            int code = _functions.Connect(_client, host, address.Port, _options.KeepAliveSeconds, null, properties.List);
            return (code, Marshal.GetLastSystemError());
        }
    }

    /// <summary>Waits for something to do, a second at most, and does it.</summary>
    /// <returns>The library's code; not 0 once the connection is gone.</returns>
    public int Step()
    {
        bool isReadable = _wakeUp.Wait(_functions.Socket(_client), _wantsToWrite);
        int code = isReadable ? _functions.Read(_client, 1) : 0;
        code = code == 0 && IsOpen && _functions.WantsToWrite(_client) != 0 ? _functions.Write(_client, 1) : code;
        code = code == 0 && IsOpen ? _functions.KeepAlive(_client) : code;
        _wantsToWrite = _functions.WantsToWrite(_client) != 0;
        return code;
    }

    /// <summary>Ends the connection in order.</summary>
    public void SayFarewell() => Farewell.Say(_functions, _client);

    /// <summary>Hands a message to the library, which copies it.</summary>
    /// <param name="message">The message.</param>
    /// <returns>Its packet's number.</returns>
    /// <exception cref="MessageBusException">The connection is lost, or the library refuses the message.</exception>
    public int Publish(BusMessage message)
    {
        using Properties properties = new(_functions);
        if (message.ExpirySeconds is { } expiry)
        {
            properties.AddInt32(PropertyIdentifier.MessageExpiry, expiry);
        }

        fixed (byte* topic = NativeText.Of(message.Topic), payload = message.Payload.Span)
        {
            int packet;
            int length = message.Payload.Length;
            byte retain = message.Retain ? (byte)1 : (byte)0;
            lock (_lock)
            {
                ThrowIfDestroyed();
                int code = _functions.Publish(_client, &packet, topic, length, payload, (int)message.Quality, retain, properties.List);
                ThrowIfRefused(code, $"The message on '{message.Topic}'");
            }

            return packet;
        }
    }

    /// <summary>Hands a subscription to the library.</summary>
    /// <param name="filter">The filter.</param>
    /// <param name="quality">The best quality wanted.</param>
    /// <param name="id">Its identifier; 0 for none.</param>
    /// <returns>Its packet's number.</returns>
    /// <exception cref="MessageBusException">The connection is lost, or the library refuses the filter.</exception>
    public int Subscribe(string filter, QualityOfService quality, uint id)
    {
        using Properties properties = new(_functions);
        if (id != 0)
        {
            properties.AddVarint(PropertyIdentifier.Subscription, id);
        }

        fixed (byte* text = NativeText.Of(filter))
        {
            int packet;
            lock (_lock)
            {
                ThrowIfDestroyed();
                int code = _functions.Subscribe(_client, &packet, text, (int)quality, 0, properties.List);
                ThrowIfRefused(code, $"The subscription to '{filter}'");
            }

            return packet;
        }
    }

    /// <summary>Ends the wait of a step.</summary>
    public void Wake()
    {
        lock (_lock)
        {
            if (_client != 0)
            {
                _wakeUp.Set();
            }
        }
    }

    /// <summary>Frees the client; what is published from now on fails. Not from within a callback.</summary>
    public void Destroy()
    {
        lock (_lock)
        {
            if (_client != 0)
            {
                _functions.Destroy(_client);
                _client = 0;
            }

            _wakeUp.Close();
        }

        _owner.Free();
    }

    private void ThrowIfDestroyed()
    {
        if (_client == 0)
        {
            throw Lost();
        }
    }

    private MessageBusException Lost() => new($"The connection to {_options.Broker} is lost.");

    private void ThrowIfRefused(int code, string what)
    {
        _wakeUp.Set();
        if (code == ConnectionFault.NoConnection)
        {
            throw Lost();
        }

        if (code != 0)
        {
            throw new MessageBusException($"{what}: {ConnectionFault.Text(_functions, code)}.");
        }
    }
}
