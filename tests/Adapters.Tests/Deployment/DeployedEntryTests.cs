using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net.Sockets;
using System.Threading.Tasks;
using MbRlRobot.Messaging;
using MbRlRobot.Ports;
using MbRlRobot.TestKit;
using MbRlRobot.TestKit.Brokers;
using MbRlRobot.TestKit.Contracts;
using Xunit;

namespace MbRlRobot.Adapters.Tests.Deployment;

/// <summary>Who gets in at a real mosquitto, set up as it is shipped.</summary>
[AdapterUnderTest(typeof(DeploymentTools), "mosquitto")]
public sealed class DeployedEntryTests(DeployedBroker broker) : IClassFixture<DeployedBroker>
{
    [AdapterFact]
    public async Task Lets_in_everybody_whose_certificate_stands()
    {
        foreach (string name in new[] { "trainer", "a", "b" })
        {
            await using IMessageBus bus = await broker.Connect(name);
            Assert.Equal(BusState.Connected, bus.State);
        }
    }

    [AdapterFact]
    public Task No_certificate_no_entry() => AssertRefused(broker.Options(null));

    [AdapterFact]
    public Task A_user_and_password_are_no_certificate() => AssertRefused(broker.Options(null) with { User = "a", Password = "a" });

    [AdapterFact]
    public Task The_certificate_of_another_authority_is_none() => AssertRefused(broker.StrangersOptions());

    [AdapterFact]
    public Task A_certificate_that_was_revoked_is_none() => AssertRefused(broker.Options("lost"));

    [AdapterFact]
    public Task The_brokers_own_certificate_opens_nothing() => AssertRefused(broker.Options("broker"));

    [AdapterFact]
    public async Task The_listener_speaks_no_plain_text()
    {
        MessageBusOptions plain = new(new Uri($"mqtt://localhost:{broker.Broker.Port}"), "a", ConnectSeconds: 5);
        await AssertRefused(plain);
        using TcpClient client = new();
        await client.ConnectAsync("localhost", broker.Broker.Port);
        byte[] connect = [0x10, 0x0E, 0, 4, .. "MQTT"u8, 5, 2, 0, 60, 0, 0, 1, (byte)'a'];
        await client.GetStream().WriteAsync(connect);
        Assert.NotEqual(0x20, await FirstByteFrom(client.GetStream()));
    }

    [AdapterFact]
    public async Task Shuts_out_a_robot_with_all_its_certificates_once_it_is_revoked()
    {
        string folder = broker.Certificates;
        MessageBusOptions first = Copy("c", "first");
        Assert.Equal(0, CertificateScript.Run(folder, "renew", "c").ExitCode);
        await using MosquittoBroker own = await MosquittoBroker.StartWithAsync((state, port) => new ShippedDeployment(folder).Write(state, port));
        MessageBusOptions[] both = [.. new[] { first, broker.Options("c") }.Select(options => At(own, options))];
        foreach (MessageBusOptions options in both)
        {
            await (await DeployedBroker.Connect(options)).DisposeAsync();
        }

        Assert.Equal(0, CertificateScript.Run(folder, "revoke", "c").ExitCode);
        await using MosquittoBroker next = await MosquittoBroker.StartWithAsync(new ShippedDeployment(folder).Write);
        await AssertRefused(At(next, both[0]));
        await AssertRefused(At(next, both[1]));
        await (await DeployedBroker.Connect(At(next, broker.Options("a")))).DisposeAsync();
    }

    [Fact]
    public void Is_tried_with_the_shipped_lines_but_for_the_port_the_folders_and_the_user()
    {
        string[] lines = [.. ShippedDeployment.Lines("/here", 4711)];
        IEnumerable<(string Shipped, string Tried)> changed = ShippedDeployment.Shipped.Zip(lines).Where(pair => pair.First != pair.Second);
        Assert.Equal(
            [
                ("listener 8883", "listener 4711"),
                ("cafile /etc/mosquitto/mbrl/ca.crt", "cafile /here/ca.crt"),
                ("certfile /etc/mosquitto/mbrl/broker.crt", "certfile /here/broker.crt"),
                ("keyfile /etc/mosquitto/mbrl/broker.key", "keyfile /here/broker.key"),
                ("crlfile /etc/mosquitto/mbrl/ca.crl", "crlfile /here/ca.crl"),
                ("acl_file /etc/mosquitto/mbrl/acl", "acl_file /here/acl"),
                ("persistence_location /var/lib/mosquitto/", "persistence_location /here/"),
            ],
            changed);
        Assert.Equal([$"user {Environment.UserName}"], lines.Skip(ShippedDeployment.Shipped.Count));
    }

    /// <summary>The first byte of an answer, 0x20 for a CONNACK; -1 where the connection is closed or reset without one.</summary>
    private static async Task<int> FirstByteFrom(Stream stream)
    {
        byte[] answer = new byte[1];
        try
        {
            return await stream.ReadAsync(answer).AsTask().WaitAsync(Inbox.Patience) == 0 ? -1 : answer[0];
        }
        catch (IOException)
        {
            return -1;
        }
    }

    private MessageBusOptions Copy(string name, string copy)
    {
        string file = Path.Combine(broker.Certificates, $"{copy}.crt");
        File.Copy(Path.Combine(broker.Certificates, $"{name}.crt"), file);
        return broker.Options(name) with { CertificateFile = file };
    }

    private static MessageBusOptions At(MosquittoBroker other, MessageBusOptions options) =>
        options with { Broker = new Uri($"mqtts://localhost:{other.Port}") };

    private static async Task AssertRefused(MessageBusOptions options)
    {
        await using IMessageBus bus = DeployedBroker.Create(options);
        await Assert.ThrowsAsync<MessageBusException>(() => bus.ConnectAsync(default).WaitAsync(Inbox.Patience));
        await Assert.ThrowsAsync<MessageBusException>(() => bus.PublishAsync(new BusMessage(Topics.Birth("a"), default), default));
    }
}
