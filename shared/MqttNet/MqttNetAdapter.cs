namespace MbRlRobot.MqttNet;

/// <summary>x</summary>
public static class MqttNetAdapter
{
#if OPTIONAL_PACKAGES
    /// <summary>x</summary>
    public const bool Present = true;
#endif
}
