using System.IO;
using MbRlRobot.Messaging.Connections;
using MbRlRobot.Ports;

namespace MbRlRobot.Mosquitto;

/// <summary>Makes clients of libmosquitto, with all they must know before they connect.</summary>
internal static unsafe class ClientSetup
{
    private const int ProtocolVersion = 1;
    private const int ReceiveMaximum = 4;
    private const int SendMaximum = 5;
    private const int NoDelay = 11;
    private const int UseSystemCertificates = 13;

    /// <summary>How many messages may be on their way unanswered, in either direction; the broker may want fewer.</summary>
    private const int Window = 100;

    private const string SystemCertificates = "/etc/ssl/certs";

    /// <summary>Makes a client.</summary>
    /// <param name="functions">The library.</param>
    /// <param name="options">Who one is.</param>
    /// <param name="self">What the callbacks are given.</param>
    /// <returns>The client.</returns>
    /// <exception cref="MessageBusException">The library refuses an option; the message says which.</exception>
    public static nint Create(MosquittoFunctions functions, MessageBusOptions options, nint self)
    {
        nint client;
        fixed (byte* id = NativeText.Of(options.ClientId))
        {
            client = functions.New(id, 0, self);
        }

        if (client == 0)
        {
            throw new MessageBusException($"libmosquitto made no client '{options.ClientId}': no memory, or no such id.");
        }

        try
        {
            Configure(functions, client, options);
            return client;
        }
        catch
        {
            functions.Destroy(client);
            throw;
        }
    }

    private static void Configure(MosquittoFunctions functions, nint client, MessageBusOptions options)
    {
        functions.SetThreaded(client, 1);
        Check(functions, functions.SetOption(client, ProtocolVersion, 5), "MQTT 5");
        Check(functions, functions.SetOption(client, NoDelay, 1), "TCP_NODELAY");
        Check(functions, functions.SetOption(client, ReceiveMaximum, Window), "the receive maximum");
        Check(functions, functions.SetOption(client, SendMaximum, Window), "the send maximum");
        fixed (byte* user = NativeText.Of(options.User), password = NativeText.Of(options.Password))
        {
            Check(functions, functions.SetUser(client, user, password), "user and password");
        }

        SetWill(functions, client, options);
        if (BrokerAddress.Of(options.Broker).Kind == BrokerKind.MqttOverTls)
        {
            SetTls(functions, client, options);
        }

        MosquittoCallbacks.Install(functions, client);
    }

    private static void SetWill(MosquittoFunctions functions, nint client, MessageBusOptions options)
    {
        if (options.Will is not { } will)
        {
            return;
        }

        using Properties properties = new(functions);
        properties.AddInt32(PropertyIdentifier.WillDelay, options.WillDelaySeconds);
        if (will.ExpirySeconds is { } expiry)
        {
            properties.AddInt32(PropertyIdentifier.MessageExpiry, expiry);
        }

        fixed (byte* topic = NativeText.Of(will.Topic), payload = will.Payload.Span)
        {
            byte retain = will.Retain ? (byte)1 : (byte)0;
            int code = functions.SetWill(client, topic, will.Payload.Length, payload, (int)will.Quality, retain, properties.List);
            Check(functions, code, "the will");
            properties.GiveAway();
        }
    }

    private static void SetTls(MosquittoFunctions functions, nint client, MessageBusOptions options)
    {
        bool isSystem = options.CertificateAuthorityFile is null;
        if (isSystem)
        {
            Check(functions, functions.SetOption(client, UseSystemCertificates, 1), "the system's certificates");
        }

        string? folder = isSystem && Directory.Exists(SystemCertificates) ? SystemCertificates : null;
        fixed (byte* authority = NativeText.Of(options.CertificateAuthorityFile), authorities = NativeText.Of(folder))
        fixed (byte* certificate = NativeText.Of(options.CertificateFile), key = NativeText.Of(options.KeyFile))
        {
            if (authority is not null || authorities is not null)
            {
                void* password = MosquittoCallbacks.NoPassword;
                Check(functions, functions.SetTls(client, authority, authorities, certificate, key, password), "the certificates");
            }
        }
    }

    private static void Check(MosquittoFunctions functions, int code, string what)
    {
        if (code != 0)
        {
            throw new MessageBusException($"libmosquitto does not take {what}: {ConnectionFault.Text(functions, code)}.");
        }
    }
}
