using System;
using System.CommandLine;
using System.Globalization;
using System.IO;
using MbRlRobot.CommandLine;
using MbRlRobot.ControllerApp;
using MbRlRobot.Ports;
using Xunit;

namespace MbRlRobot.Apps.Tests;

/// <summary>The options that name a broker.</summary>
public sealed class BrokerOptionsTests
{
    [Fact]
    public void Reads_who_one_is_and_the_password_without_its_line_end()
    {
        using TemporaryFile password = new("a secret \r\n");
        using TemporaryFile pem = new("pem");
        MessageBusOptions? options = null;
        CommandRun run = Run(
            read => options = read,
            ["--broker", "mqtts://host:8884", "--user", "u", "--password-file", password.Path,
                "--ca", pem.Path, "--cert", pem.Path, "--key-file", pem.Path]);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal(
            new MessageBusOptions(new Uri("mqtts://host:8884"), "me", null, User: "u", Password: "a secret ",
                CertificateAuthorityFile: pem.Path, CertificateFile: pem.Path, KeyFile: pem.Path),
            options);
    }

    [Fact]
    public void Gives_itself_back_as_arguments()
    {
        using TemporaryFile password = new("hush");
        using TemporaryFile pem = new("pem");
        string[] given =
        [
            "--broker", "mqtts://host:8884", "--user=@-u=\"x y\"", "--password-file", password.Path, "--bus", "mqttnet",
            "--ca", pem.Path, "--cert", pem.Path, "--key-file", pem.Path,
        ];
        string[] again = ArgumentsOf(given);
        Assert.Equal(7, again.Length);
        Assert.DoesNotContain(again, argument => argument.Contains("hush", StringComparison.Ordinal));
        Assert.Equal(again, ArgumentsOf(again));
        Assert.Equal(OptionsOf(given), OptionsOf(again));
        Assert.Equal("@-u=\"x y\"", OptionsOf(again).User);
        Assert.Empty(ArgumentsOf([]));
    }

    [Theory]
    [InlineData("--broker is 'nowhere'; allowed: mqtt://", "--broker", "nowhere")]
    [InlineData("mqtt://host[:1883]", "--broker", "http://host")]
    [InlineData("never printed", "--broker", "mqtt://user:hush@host")]
    [InlineData("--user is given without --broker", "--user", "u")]
    [InlineData("--bus is given without --broker", "--bus", "mqttnet")]
    [InlineData("--password-file is given without --user", "--broker", "mqtt://host", "--password-file", "f")]
    [InlineData("there is no file", "--broker", "mqtt://host", "--user", "u", "--password-file", "/no/such")]
    [InlineData("there is no file", "--broker", "mqtts://host", "--ca", "/no/such")]
    [InlineData("mqtts://", "--broker", "mqtt://host", "--ca", "/dev/null")]
    [InlineData("need each other", "--broker", "mqtts://host", "--cert", "/dev/null")]
    public void Refuses_what_names_no_broker_or_nobody(string told, params string[] args)
    {
        CommandRun run = Run(_ => { }, args, required: false);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains(told, run.Error + run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("hush", run.Error + run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n")]
    [InlineData("hush\nhush\n")]
    [InlineData("hush\0")]
    public void Refuses_a_file_that_is_no_password_without_telling_it(string content)
    {
        using TemporaryFile password = new(content);
        CommandRun run = Run(_ => { }, ["--broker", "mqtt://host", "--user", "u", "--password-file", password.Path]);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("--password-file", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("hush", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Refuses_a_password_that_is_too_long_or_no_text()
    {
        using TemporaryFile password = new(new string('x', 4097));
        string[] args = ["--broker", "mqtt://host", "--user", "u", "--password-file", password.Path];
        Assert.Equal(2, Run(_ => { }, args).ExitCode);
        File.WriteAllBytes(password.Path, [0xC0, 0x80]);
        Assert.Equal(2, Run(_ => { }, args).ExitCode);
        File.WriteAllText(password.Path, new string('x', 4096));
        Assert.Equal(0, Run(_ => { }, args).ExitCode);
    }

    [Fact]
    public void May_be_left_out_where_it_need_not_be_given()
    {
        MessageBusOptions? options = new(new Uri("mqtt://x"), "x");
        Assert.Equal(0, Run(read => options = read, [], required: false).ExitCode);
        Assert.Null(options);
        Assert.Equal(2, Run(_ => { }, []).ExitCode);
    }

    [Fact]
    public void Makes_the_bus_that_serves_the_address_and_refuses_another()
    {
        CommandRun run = Run(_ => { }, ["--broker", "inprocess://here"]);
        Assert.Equal((0, "Closed"), (run.ExitCode, run.Output));
        CommandRun refused = Run(_ => { }, ["--broker", "inprocess://here", "--bus", "mosquitto"]);
        Assert.Equal(2, refused.ExitCode);
        Assert.Contains("'mosquitto' does not serve", refused.Error, StringComparison.Ordinal);
    }

    private static CommandRun Run(Action<MessageBusOptions?> take, string[] args, bool required = true) => CommandRun.Of(
        (given, output, error) =>
        {
            BrokerOptions broker = new(required);
            RootCommand root = new("test");
            broker.AddTo(root);
            root.SetAction(parsed =>
            {
                MessageBusOptions? options = broker.Read(parsed, "me");
                take(options);
                Tell(parsed, broker, options);
            });
            return CommandLineApp.Run(root, given, output, error);
        },
        args);

    private static MessageBusOptions OptionsOf(string[] args)
    {
        MessageBusOptions? options = null;
        Assert.Equal(0, Run(read => options = read, args).ExitCode);
        return options!;
    }

    private static string[] ArgumentsOf(string[] args)
    {
        BrokerOptions broker = new(required: false);
        RootCommand root = new("test");
        broker.AddTo(root);
        return [.. broker.ArgumentsOf(root.Parse(args))];
    }

    private static void Tell(ParseResult parsed, BrokerOptions broker, MessageBusOptions? options)
    {
        if (options?.Broker.Scheme == "inprocess")
        {
            IMessageBus bus = broker.CreateBus(parsed, ControllerProgram.Adapters(), options);
            parsed.InvocationConfiguration.Output.Write(string.Create(CultureInfo.InvariantCulture, $"{bus.State}"));
        }
    }
}
