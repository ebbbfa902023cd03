using System;
using System.Threading.Tasks;
using MbRlRobot.Ports;
using MbRlRobot.TestKit.Brokers;
using Xunit;

namespace MbRlRobot.TestKit.Contracts;

/// <summary>What every bus over MQTT keeps of TLS, shown on a real mosquitto with certificates made for the test.</summary>
public abstract class TlsBusContract : IDisposable
{
    private readonly TestAuthority _authority = new();
    private readonly TestAuthority _stranger = new();

    [AdapterFact]
    public async Task Carries_messages_over_TLS_with_an_authority_of_one_s_own()
    {
        await using MosquittoBroker broker = await MosquittoBroker.StartAsync(new() { Authority = _authority });
        await using IMessageBus bus = CreateMqttBus(Options(broker));
        Inbox inbox = new();
        await bus.SubscribeAsync("x", default, inbox.Put, default);
        await bus.ConnectAsync(default).WaitAsync(Inbox.Patience);
        byte[] payload = new byte[300_000];
        Random.Shared.NextBytes(payload);
        await bus.PublishAsync(new BusMessage("x", payload), default).WaitAsync(Inbox.Patience);
        Assert.Equal(payload, Assert.Single(await inbox.Messages(1)).Payload.ToArray());
    }

    [AdapterFact]
    public async Task Refuses_a_broker_of_another_authority()
    {
        await using MosquittoBroker broker = await MosquittoBroker.StartAsync(new() { Authority = _stranger });
        Assert.Contains("authority", (await Refused(Options(broker))).Message, StringComparison.Ordinal);
    }

    [AdapterFact]
    public async Task Refuses_a_broker_that_the_system_does_not_know()
    {
        await using MosquittoBroker broker = await MosquittoBroker.StartAsync(new() { Authority = _authority });
        MessageBusException fault = await Refused(Options(broker) with { CertificateAuthorityFile = null });
        Assert.Contains("authority", fault.Message, StringComparison.Ordinal);
    }

    [AdapterFact]
    public async Task Refuses_a_broker_with_another_host_s_certificate()
    {
        await using MosquittoBroker broker = await MosquittoBroker.StartAsync(
            new() { Authority = _authority, HostName = "elsewhere.example" });
        Assert.Contains("host's name", (await Refused(Options(broker))).Message, StringComparison.Ordinal);
    }

    [AdapterFact]
    public async Task Shows_its_certificate_where_the_broker_wants_one()
    {
        await using MosquittoBroker broker = await MosquittoBroker.StartAsync(
            new() { Authority = _authority, RequiresCertificate = true, Lines = ["use_identity_as_username true"] });
        (string certificate, string key) = _authority.Issue("robot-7");
        MessageBusOptions options = Options(broker) with { CertificateFile = certificate, KeyFile = key };
        await using IMessageBus bus = CreateMqttBus(options);
        await bus.ConnectAsync(default).WaitAsync(Inbox.Patience);
        Assert.Contains("u'robot-7'", broker.Log, StringComparison.Ordinal);
        Assert.Contains("certificate", (await Refused(Options(broker))).Message, StringComparison.Ordinal);
        (certificate, key) = _stranger.Issue("robot-7");
        MessageBusException fault = await Refused(options with { CertificateFile = certificate, KeyFile = key });
        Assert.Contains("certificate", fault.Message, StringComparison.Ordinal);
    }

    [AdapterFact]
    public async Task Names_a_file_that_is_not_there_or_is_no_certificate()
    {
        await using MosquittoBroker broker = await MosquittoBroker.StartAsync(new() { Authority = _authority });
        MessageBusException missing = await Refused(Options(broker) with { CertificateAuthorityFile = "/no/such/authority.pem" });
        Assert.Contains("/no/such/authority.pem", missing.Message, StringComparison.Ordinal);
        string rubbish = _authority.Write("rubbish.pem", "this is no certificate");
        MessageBusException bad = await Refused(Options(broker) with { CertificateAuthorityFile = rubbish });
        Assert.Contains("authority", bad.Message, StringComparison.Ordinal);
    }

    [AdapterFact]
    public async Task Refuses_a_key_with_a_password_instead_of_asking_the_terminal()
    {
        await using MosquittoBroker broker = await MosquittoBroker.StartAsync(new() { Authority = _authority });
        (string certificate, string key) = _authority.Issue("robot-7", keyPassword: "secret");
        MessageBusException fault = await Refused(Options(broker) with { CertificateFile = certificate, KeyFile = key });
        Assert.Contains("key", fault.Message, StringComparison.Ordinal);
    }

    [AdapterFact]
    public async Task Says_that_the_broker_may_want_TLS_and_that_it_may_not()
    {
        await using MosquittoBroker secret = await MosquittoBroker.StartAsync(new() { Authority = _authority });
        await using MosquittoBroker plain = await MosquittoBroker.StartAsync();
        MessageBusOptions options = Options(secret);
        MessageBusException fault = await Refused(
            options with { Broker = new Uri($"mqtt://localhost:{secret.Port}"), CertificateAuthorityFile = null });
        Assert.Contains("mqtts://", fault.Message, StringComparison.Ordinal);
        await Refused(options with { Broker = new Uri($"mqtts://localhost:{plain.Port}") });
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _authority.Dispose();
        _stranger.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>A bus over MQTT.</summary>
    protected abstract IMessageBus CreateMqttBus(MessageBusOptions options);

    private MessageBusOptions Options(MosquittoBroker broker) => new(
        new Uri($"mqtts://localhost:{broker.Port}"), "robot", CertificateAuthorityFile: _authority.CertificateFile, ConnectSeconds: 5);

    private async Task<MessageBusException> Refused(MessageBusOptions options)
    {
        await using IMessageBus bus = CreateMqttBus(options);
        return await Assert.ThrowsAsync<MessageBusException>(() => bus.ConnectAsync(default).WaitAsync(Inbox.Patience));
    }
}
