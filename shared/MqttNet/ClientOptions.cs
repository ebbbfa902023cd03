using System;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using MbRlRobot.Messaging.Connections;
using MbRlRobot.Ports;
using MQTTnet;
using MQTTnet.Formatter;
using MQTTnet.Protocol;

namespace MbRlRobot.MqttNet;

/// <summary>MQTTnet's options.</summary>
internal static class ClientOptions
{
    /// <summary>How many messages may come before one of them is acknowledged.</summary>
    private const ushort Window = 100;

    /// <summary>MQTTnet's options for ours.</summary>
    /// <param name="options">The broker and who one is there.</param>
    /// <param name="line">Makes the TCP connection.</param>
    /// <returns>The options.</returns>
    /// <exception cref="MessageBusException">A certificate cannot be read.</exception>
    public static MqttClientOptions Of(MessageBusOptions options, Line line)
    {
        BrokerAddress address = BrokerAddress.Of(options.Broker);
        MqttClientOptionsBuilder builder = new MqttClientOptionsBuilder()
            .WithProtocolVersion(MqttProtocolVersion.V500)
            .WithClientId(options.ClientId)
            .WithCleanStart(false)
            .WithSessionExpiryInterval(options.SessionExpirySeconds)
            .WithReceiveMaximum(Window)
            .WithKeepAlivePeriod(TimeSpan.FromSeconds(options.KeepAliveSeconds))
            .WithTimeout(TimeSpan.FromSeconds(options.ConnectSeconds))
            .WithEndPoint(new DnsEndPoint(address.Host, address.Port))
            .WithStreamProvider(line);
        if (options.User is not null || options.Password is not null)
        {
            builder.WithCredentials(options.User, options.Password);
        }

        AddWill(builder, options);
        return address.Kind == BrokerKind.MqttOverTls
            ? builder.WithTlsOptions(tls => SetTls(tls, options, address.Host)).Build()
            : builder.Build();
    }

    private static void AddWill(MqttClientOptionsBuilder builder, MessageBusOptions options)
    {
        if (options.Will is { } will)
        {
            builder.WithWillTopic(will.Topic)
                .WithWillPayload(will.Payload.ToArray())
                .WithWillQualityOfServiceLevel((MqttQualityOfServiceLevel)will.Quality)
                .WithWillRetain(will.Retain)
                .WithWillDelayInterval(options.WillDelaySeconds)
                .WithWillMessageExpiryInterval(will.ExpirySeconds ?? 0);
        }
    }

    /// <summary>
    /// An own authority takes the place of the system's. Revocation is not asked about: authorities of a lab have no list,
    /// and .NET would refuse every certificate for it.
    /// </summary>
    private static void SetTls(MqttClientTlsOptionsBuilder tls, MessageBusOptions options, string host)
    {
        tls.UseTls().WithTargetHost(host).WithRevocationMode(X509RevocationMode.NoCheck);
        if (options.CertificateAuthorityFile is { } authority)
        {
            tls.WithTrustChain(Certificates.ReadAuthorities(authority));
        }

        if (options.CertificateFile is { } certificate)
        {
            tls.WithClientCertificates(Certificates.ReadOwn(certificate, options.KeyFile!));
        }
    }
}
