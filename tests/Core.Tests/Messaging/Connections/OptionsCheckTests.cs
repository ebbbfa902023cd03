using System;
using System.IO;
using MbRlRobot.Messaging.Connections;
using MbRlRobot.Ports;
using Xunit;

namespace MbRlRobot.Tests.Messaging.Connections;

public sealed class OptionsCheckTests
{
    private static readonly MessageBusOptions Good = new(new Uri("mqtts://broker"), "robot");

    [Theory]
    [InlineData("mqtt://broker", BrokerKind.Mqtt, "broker", 1883)]
    [InlineData("mqtt://10.0.0.1:1999", BrokerKind.Mqtt, "10.0.0.1", 1999)]
    [InlineData("mqtts://broker", BrokerKind.MqttOverTls, "broker", 8883)]
    [InlineData("mqtts://[::1]:9", BrokerKind.MqttOverTls, "::1", 9)]
    [InlineData("inprocess://demo", BrokerKind.InProcess, "demo", 0)]
    public void Takes_addresses_apart(string broker, BrokerKind kind, string host, int port) =>
        Assert.Equal(new BrokerAddress(kind, host, port), BrokerAddress.Of(new Uri(broker)));

    [Theory]
    [InlineData("http://broker", "scheme 'http'")]
    [InlineData("tcp://broker", "scheme 'tcp'")]
    [InlineData("mqtt://broker/path", "cannot be used")]
    [InlineData("mqtt://broker?x=1", "cannot be used")]
    [InlineData("inprocess:///", "cannot be used")]
    [InlineData("broker:1883", "cannot be used")]
    [InlineData("broker", "cannot be used")]
    public void Refuses_other_addresses_and_says_which_there_are(string broker, string why)
    {
        Uri address = new(broker, UriKind.RelativeOrAbsolute);
        InvalidDataException fault = Assert.Throws<InvalidDataException>(() => BrokerAddress.Of(address));
        Assert.Contains(why, fault.Message, StringComparison.Ordinal);
        Assert.Contains("mqtt://host", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Does_not_print_a_password_from_an_address()
    {
        Uri address = new("mqtt://robot:secret@broker");
        InvalidDataException fault = Assert.Throws<InvalidDataException>(() => BrokerAddress.Of(address));
        Assert.DoesNotContain("secret", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Takes_good_options() => Assert.Equal("broker", OptionsCheck.ThrowIfInvalid(Good).Host);

    [Fact]
    public void Names_the_option_that_is_wrong()
    {
        AssertRefused(Good with { ClientId = string.Empty }, "client id");
        AssertRefused(Good with { ClientId = "a\0b" }, "client id");
        AssertRefused(Good with { User = "a\0b" }, "user");
        AssertRefused(Good with { Password = new string('x', 65536) }, "password");
        AssertRefused(Good with { KeepAliveSeconds = 4 }, "keep-alive time is 4 s; allowed: 5 to 65535");
        AssertRefused(Good with { ConnectSeconds = 0 }, "time to connect is 0 s");
        AssertRefused(Good with { ConnectSeconds = double.NaN }, "time to connect is NaN s");
        AssertRefused(Good with { ReconnectFirstSeconds = -1 }, "first pause");
        AssertRefused(Good with { ReconnectFirstSeconds = 5, ReconnectLastSeconds = 4 }, "last pause before reconnecting is 4 s; allowed: 5 to");
        AssertRefused(Good with { CertificateFile = "c" }, "need each other");
        AssertRefused(Good with { KeyFile = "k" }, "need each other");
        AssertRefused(Good with { Broker = new Uri("mqtt://broker"), CertificateAuthorityFile = "a" }, "mqtts://");
        AssertRefused(Good with { Broker = new Uri("inprocess://x"), User = "u" }, "no users");
        AssertRefused(Good with { Will = new BusMessage("a/#", default) }, "will's topic 'a/#'");
        AssertRefused(Good with { Will = new BusMessage("a", default, ExpirySeconds: 0) }, "will's expiry");
    }

    private static void AssertRefused(MessageBusOptions options, string why) => Assert.Contains(
        why, Assert.Throws<InvalidDataException>(() => OptionsCheck.ThrowIfInvalid(options)).Message, StringComparison.Ordinal);
}
