namespace MbRlRobot.Ports;

/// <summary>Makes a message bus that is not connected yet.</summary>
/// <param name="options">The broker and who one is there.</param>
/// <returns>The bus.</returns>
public delegate IMessageBus MessageBusFactory(MessageBusOptions options);
