using MbRlRobot.Ports;

namespace MbRlRobot.Messaging.Connections;

/// <summary>What goes wrong on a connection, in words that say what to do; the same for every adapter.</summary>
public static class ConnectionFaults
{
    /// <summary>Why a connection ends that the broker closed without a word; mosquitto 2.0 says none to the elder of two twins.</summary>
    public const string Closed = "the broker closed it; if it does so again and again, another client may have the same client id";

    /// <summary>The broker cannot be reached.</summary>
    /// <param name="options">Where to.</param>
    /// <param name="why">The system's reason.</param>
    /// <returns>The exception.</returns>
    public static MessageBusException NotReachable(MessageBusOptions options, string why) =>
        new($"{options.Broker}: {why.TrimEnd('.')}; check the address, and that a broker runs there.");

    /// <summary>The broker's host is not known.</summary>
    /// <param name="options">Where to.</param>
    /// <returns>The exception.</returns>
    public static MessageBusException NoSuchHost(MessageBusOptions options) =>
        new($"{options.Broker}: there is no host of that name; check the address.");

    /// <summary>There is no trust between the two.</summary>
    /// <param name="options">Where to.</param>
    /// <param name="why">The library's reason.</param>
    /// <returns>The exception.</returns>
    public static MessageBusException TlsFailed(MessageBusOptions options, string why) => new(
        $"{options.Broker}: TLS failed{Quote(why)}; check the authority's file, the host's name and the files of the client's certificate and key.");

    /// <summary>The broker closed the connection before it had answered.</summary>
    /// <param name="options">Where to.</param>
    /// <param name="why">The library's reason; empty for none.</param>
    /// <returns>The exception.</returns>
    public static MessageBusException NoAnswer(MessageBusOptions options, string why) => new(
        $"{options.Broker}: the broker closed the connection without an answer{Quote(why)}; "
        + (options.Broker.Scheme == "mqtts"
            ? "it may want a client's certificate, or another one than it was shown."
            : "it may want TLS (mqtts://), or not speak MQTT 5."));

    /// <summary>The broker refused the client.</summary>
    /// <param name="options">Where to, and who.</param>
    /// <param name="code">The reason code of MQTT 5.</param>
    /// <returns>The exception.</returns>
    public static MessageBusException Refused(MessageBusOptions options, int code) =>
        new($"{options.Broker} refused '{options.ClientId}': {ReasonCodes.Describe(code)}.");

    /// <summary>An open connection was lost.</summary>
    /// <param name="options">Where to.</param>
    /// <param name="why">Why.</param>
    /// <returns>One sentence.</returns>
    public static string Lost(MessageBusOptions options, string why) =>
        $"The connection to {options.Broker} was lost: {why.TrimEnd('.')}.";

    /// <summary>The connection was lost before the broker had answered to something.</summary>
    /// <param name="options">Where to.</param>
    /// <param name="what">What was sent, as the beginning of a sentence.</param>
    /// <returns>The exception.</returns>
    public static MessageBusException LostOnTheWay(MessageBusOptions options, string what) =>
        new($"{what}: the connection to {options.Broker} was lost before the broker had answered; it may have arrived or not.");

    /// <summary>Refuses a reason code that is a refusal.</summary>
    /// <param name="code">The code.</param>
    /// <param name="what">What was sent, as the beginning of a sentence.</param>
    /// <exception cref="MessageBusException">It is one.</exception>
    public static void ThrowIfRefusal(int code, string what)
    {
        if (code >= ReasonCodes.FirstRefusal)
        {
            throw new MessageBusException($"{what} was refused: {ReasonCodes.Describe(code)}.");
        }
    }

    private static string Quote(string why) => why.Length == 0 ? string.Empty : $" ({why.TrimEnd(' ', '.')})";
}
