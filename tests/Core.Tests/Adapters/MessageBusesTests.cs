using System;
using System.IO;
using MbRlRobot.Adapters;
using MbRlRobot.Ports;
using Xunit;

namespace MbRlRobot.Tests.Adapters;

public sealed class MessageBusesTests
{
    private static readonly MessageBusOptions InProcess = new(new Uri("inprocess://here"), "robot");
    private static readonly MessageBusOptions Mqtt = new(new Uri("mqtt://broker"), "robot");

    private readonly AdapterRegistry _registry = new();
    private string _made = string.Empty;

    public MessageBusesTests()
    {
        Add("first", isPresent: false);
        Add("second", isPresent: true);
        Add("third", isPresent: true);
        Add("inprocess", isPresent: true);
    }

    [Theory]
    [InlineData(null, "second")]
    [InlineData("third", "third")]
    public void An_MQTT_address_takes_the_adapter_asked_for_or_the_preferred_that_is_there(string? name, string made)
    {
        Assert.Throws<NotSupportedException>(() => MessageBuses.Create(_registry, Mqtt, name));
        Assert.Equal(made, _made);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("inprocess")]
    public void An_address_in_this_process_is_served_in_this_process(string? name)
    {
        Assert.Throws<NotSupportedException>(() => MessageBuses.Create(_registry, InProcess, name));
        Assert.Equal("inprocess", _made);
    }

    [Fact]
    public void Refuses_an_adapter_that_does_not_serve_the_address()
    {
        Assert.Throws<InvalidDataException>(() => MessageBuses.Create(_registry, Mqtt, "inprocess"));
        Assert.Throws<InvalidDataException>(() => MessageBuses.Create(_registry, InProcess, "second"));
        Assert.Throws<InvalidDataException>(() => MessageBuses.Create(_registry, Mqtt with { Broker = new Uri("ftp://broker") }));
        Assert.Throws<AdapterNotFoundException>(() => MessageBuses.Create(_registry, Mqtt, "first"));
        Assert.Throws<AdapterNotFoundException>(() => MessageBuses.Create(_registry, Mqtt, "fourth"));
    }

    [Fact]
    public void The_registered_in_process_adapter_makes_a_bus()
    {
        AdapterRegistry registry = new();
        CoreAdapters.Register(registry);
        Assert.Equal(BusState.Closed, MessageBuses.Create(registry, InProcess).State);
        Assert.Null(registry.MessageBuses.Default);
    }

    private void Add(string name, bool isPresent) => _registry.MessageBuses.Add(
        new(name, name, [new Dependency(name, "1", isPresent, "get it")], Make(name), OnRequestOnly: name == "inprocess"));

    private MessageBusFactory Make(string name) => _ =>
    {
        _made = name;
        throw new NotSupportedException();
    };
}
