using System.IO;
using System.Net;
using MbRlRobot.Hil;
using Xunit;

namespace MbRlRobot.Hardware.Tests.Hil;

public sealed class PlantAddressTests
{
    [Theory]
    [InlineData("127.0.0.1:45454", "127.0.0.1", 45454)]
    [InlineData("lab-3.example:0", "lab-3.example", 0)]
    [InlineData("[::1]:65535", "::1", 65535)]
    public void Reads_host_and_port_and_writes_them_again(string text, string host, int port)
    {
        PlantAddress? address = PlantAddress.TryParse(text);
        Assert.Equal(new PlantAddress(host, port), address);
        Assert.Equal(text, address!.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData(":45454")]
    [InlineData("127.0.0.1")]
    [InlineData("127.0.0.1:")]
    [InlineData("127.0.0.1:65536")]
    [InlineData("127.0.0.1:-1")]
    [InlineData("127.0.0.1: 1")]
    [InlineData("::1:45454")]
    [InlineData("[::1]")]
    [InlineData("[host]:1")]
    public void Reads_nothing_else(string text) => Assert.Null(PlantAddress.TryParse(text));

    [Fact]
    public void Resolves_addresses_and_says_which_host_is_not_known()
    {
        Assert.Equal(new IPEndPoint(IPAddress.IPv6Loopback, 7), new PlantAddress("::1", 7).Resolve());
        Assert.Equal(new IPEndPoint(IPAddress.Loopback, 7), new PlantAddress("localhost", 7).Resolve());
        IOException refusal = Assert.Throws<IOException>(() => new PlantAddress("no host", 7).Resolve());
        Assert.StartsWith("The host no host is not known", refusal.Message);
    }
}
