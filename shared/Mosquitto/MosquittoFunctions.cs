using System.Runtime.InteropServices;
using MbRlRobot.Ports;

namespace MbRlRobot.Mosquitto;

/// <summary>The functions of libmosquitto 2 that the adapter calls; m is a struct mosquitto, p a list of properties.</summary>
/// <param name="library">The loaded library.</param>
/// <exception cref="MessageBusException">It lacks one of them.</exception>
internal sealed unsafe class MosquittoFunctions(nint library)
{
    /// <summary><c>mosquitto_lib_init()</c>: once in the life of the process.</summary>
    public delegate* unmanaged[Cdecl]<int> Initialize { get; } = (delegate* unmanaged[Cdecl]<int>)Find(library, "mosquitto_lib_init");

    /// <summary><c>mosquitto_new(id, clean_start, obj)</c>: a client, or 0.</summary>
    public delegate* unmanaged[Cdecl]<byte*, byte, nint, nint> New { get; } =
        (delegate* unmanaged[Cdecl]<byte*, byte, nint, nint>)Find(library, "mosquitto_new");

    /// <summary><c>mosquitto_destroy(m)</c>.</summary>
    public delegate* unmanaged[Cdecl]<nint, void> Destroy { get; } =
        (delegate* unmanaged[Cdecl]<nint, void>)Find(library, "mosquitto_destroy");

    /// <summary><c>mosquitto_threaded_set(m, on)</c>: other threads may publish, and only the loop's writes.</summary>
    public delegate* unmanaged[Cdecl]<nint, byte, int> SetThreaded { get; } =
        (delegate* unmanaged[Cdecl]<nint, byte, int>)Find(library, "mosquitto_threaded_set");

    /// <summary><c>mosquitto_int_option(m, option, value)</c>.</summary>
    public delegate* unmanaged[Cdecl]<nint, int, int, int> SetOption { get; } =
        (delegate* unmanaged[Cdecl]<nint, int, int, int>)Find(library, "mosquitto_int_option");

    /// <summary><c>mosquitto_username_pw_set(m, user, password)</c>.</summary>
    public delegate* unmanaged[Cdecl]<nint, byte*, byte*, int> SetUser { get; } =
        (delegate* unmanaged[Cdecl]<nint, byte*, byte*, int>)Find(library, "mosquitto_username_pw_set");

    /// <summary><c>mosquitto_tls_set(m, cafile, capath, certfile, keyfile, password callback)</c>.</summary>
    public delegate* unmanaged[Cdecl]<nint, byte*, byte*, byte*, byte*, void*, int> SetTls { get; } =
        (delegate* unmanaged[Cdecl]<nint, byte*, byte*, byte*, byte*, void*, int>)Find(library, "mosquitto_tls_set");

    /// <summary><c>mosquitto_will_set_v5(m, topic, length, payload, qos, retain, p)</c>: takes the properties over.</summary>
    public delegate* unmanaged[Cdecl]<nint, byte*, int, byte*, int, byte, nint, int> SetWill { get; } =
        (delegate* unmanaged[Cdecl]<nint, byte*, int, byte*, int, byte, nint, int>)Find(library, "mosquitto_will_set_v5");

    /// <summary><c>mosquitto_connect_bind_v5(m, host, port, keepalive, bind address, p)</c>: waits for TCP, not for the broker's answer.</summary>
    public delegate* unmanaged[Cdecl]<nint, byte*, int, int, byte*, nint, int> Connect { get; } =
        (delegate* unmanaged[Cdecl]<nint, byte*, int, int, byte*, nint, int>)Find(library, "mosquitto_connect_bind_v5");

    /// <summary><c>mosquitto_disconnect_v5(m, reason, p)</c>: only notes down that it is to be sent.</summary>
    public delegate* unmanaged[Cdecl]<nint, int, nint, int> Disconnect { get; } =
        (delegate* unmanaged[Cdecl]<nint, int, nint, int>)Find(library, "mosquitto_disconnect_v5");

    /// <summary><c>mosquitto_publish_v5(m, mid, topic, length, payload, qos, retain, p)</c>: copies all it is given.</summary>
    public delegate* unmanaged[Cdecl]<nint, int*, byte*, int, byte*, int, byte, nint, int> Publish { get; } =
        (delegate* unmanaged[Cdecl]<nint, int*, byte*, int, byte*, int, byte, nint, int>)Find(library, "mosquitto_publish_v5");

    /// <summary><c>mosquitto_subscribe_v5(m, mid, filter, qos, options, p)</c>.</summary>
    public delegate* unmanaged[Cdecl]<nint, int*, byte*, int, int, nint, int> Subscribe { get; } =
        (delegate* unmanaged[Cdecl]<nint, int*, byte*, int, int, nint, int>)Find(library, "mosquitto_subscribe_v5");

    /// <summary><c>mosquitto_socket(m)</c>: the file descriptor, or -1.</summary>
    public delegate* unmanaged[Cdecl]<nint, int> Socket { get; } = (delegate* unmanaged[Cdecl]<nint, int>)Find(library, "mosquitto_socket");

    /// <summary><c>mosquitto_want_write(m)</c>: whether something waits to be written.</summary>
    public delegate* unmanaged[Cdecl]<nint, byte> WantsToWrite { get; } =
        (delegate* unmanaged[Cdecl]<nint, byte>)Find(library, "mosquitto_want_write");

    /// <summary><c>mosquitto_loop_read(m, packets)</c>.</summary>
    public delegate* unmanaged[Cdecl]<nint, int, int> Read { get; } =
        (delegate* unmanaged[Cdecl]<nint, int, int>)Find(library, "mosquitto_loop_read");

    /// <summary><c>mosquitto_loop_write(m, packets)</c>.</summary>
    public delegate* unmanaged[Cdecl]<nint, int, int> Write { get; } =
        (delegate* unmanaged[Cdecl]<nint, int, int>)Find(library, "mosquitto_loop_write");

    /// <summary><c>mosquitto_loop_misc(m)</c>: keeps alive.</summary>
    public delegate* unmanaged[Cdecl]<nint, int> KeepAlive { get; } =
        (delegate* unmanaged[Cdecl]<nint, int>)Find(library, "mosquitto_loop_misc");

    /// <summary><c>mosquitto_strerror(code)</c>.</summary>
    public delegate* unmanaged[Cdecl]<int, byte*> ErrorText { get; } =
        (delegate* unmanaged[Cdecl]<int, byte*>)Find(library, "mosquitto_strerror");

    /// <summary><c>mosquitto_property_add_int32(p, identifier, value)</c>.</summary>
    public delegate* unmanaged[Cdecl]<nint*, int, uint, int> AddInt32 { get; } =
        (delegate* unmanaged[Cdecl]<nint*, int, uint, int>)Find(library, "mosquitto_property_add_int32");

    /// <summary><c>mosquitto_property_add_varint(p, identifier, value)</c>.</summary>
    public delegate* unmanaged[Cdecl]<nint*, int, uint, int> AddVarint { get; } =
        (delegate* unmanaged[Cdecl]<nint*, int, uint, int>)Find(library, "mosquitto_property_add_varint");

    /// <summary><c>mosquitto_property_free_all(p)</c>.</summary>
    public delegate* unmanaged[Cdecl]<nint*, void> FreeProperties { get; } =
        (delegate* unmanaged[Cdecl]<nint*, void>)Find(library, "mosquitto_property_free_all");

    /// <summary><c>mosquitto_property_read_byte(p, identifier, value, skip_first)</c>: where it was found, or 0.</summary>
    public delegate* unmanaged[Cdecl]<nint, int, byte*, byte, nint> ReadByte { get; } =
        (delegate* unmanaged[Cdecl]<nint, int, byte*, byte, nint>)Find(library, "mosquitto_property_read_byte");

    /// <summary><c>mosquitto_property_read_int16(p, identifier, value, skip_first)</c>.</summary>
    public delegate* unmanaged[Cdecl]<nint, int, ushort*, byte, nint> ReadInt16 { get; } =
        (delegate* unmanaged[Cdecl]<nint, int, ushort*, byte, nint>)Find(library, "mosquitto_property_read_int16");

    /// <summary><c>mosquitto_property_read_int32(p, identifier, value, skip_first)</c>.</summary>
    public delegate* unmanaged[Cdecl]<nint, int, uint*, byte, nint> ReadInt32 { get; } =
        (delegate* unmanaged[Cdecl]<nint, int, uint*, byte, nint>)Find(library, "mosquitto_property_read_int32");

    /// <summary><c>mosquitto_property_read_varint(p, identifier, value, skip_first)</c>.</summary>
    public delegate* unmanaged[Cdecl]<nint, int, uint*, byte, nint> ReadVarint { get; } =
        (delegate* unmanaged[Cdecl]<nint, int, uint*, byte, nint>)Find(library, "mosquitto_property_read_varint");

    /// <summary><c>mosquitto_connect_v5_callback_set(m, f(m, obj, reason, flags, p))</c>.</summary>
    public delegate* unmanaged[Cdecl]<nint, delegate* unmanaged[Cdecl]<nint, nint, int, int, nint, void>, void> OnConnect { get; } =
        (delegate* unmanaged[Cdecl]<nint, delegate* unmanaged[Cdecl]<nint, nint, int, int, nint, void>, void>)
        Find(library, "mosquitto_connect_v5_callback_set");

    /// <summary><c>mosquitto_disconnect_v5_callback_set(m, f(m, obj, reason, p))</c>.</summary>
    public delegate* unmanaged[Cdecl]<nint, delegate* unmanaged[Cdecl]<nint, nint, int, nint, void>, void> OnDisconnect { get; } =
        (delegate* unmanaged[Cdecl]<nint, delegate* unmanaged[Cdecl]<nint, nint, int, nint, void>, void>)
        Find(library, "mosquitto_disconnect_v5_callback_set");

    /// <summary><c>mosquitto_publish_v5_callback_set(m, f(m, obj, mid, reason, p))</c>.</summary>
    public delegate* unmanaged[Cdecl]<nint, delegate* unmanaged[Cdecl]<nint, nint, int, int, nint, void>, void> OnPublish { get; } =
        (delegate* unmanaged[Cdecl]<nint, delegate* unmanaged[Cdecl]<nint, nint, int, int, nint, void>, void>)
        Find(library, "mosquitto_publish_v5_callback_set");

    /// <summary><c>mosquitto_subscribe_v5_callback_set(m, f(m, obj, mid, count, granted, p))</c>.</summary>
    public delegate* unmanaged[Cdecl]<nint, delegate* unmanaged[Cdecl]<nint, nint, int, int, int*, nint, void>, void> OnSubscribe { get; } =
        (delegate* unmanaged[Cdecl]<nint, delegate* unmanaged[Cdecl]<nint, nint, int, int, int*, nint, void>, void>)
        Find(library, "mosquitto_subscribe_v5_callback_set");

    /// <summary><c>mosquitto_message_v5_callback_set(m, f(m, obj, message, p))</c>.</summary>
    public delegate* unmanaged[Cdecl]<nint, delegate* unmanaged[Cdecl]<nint, nint, NativeMessage*, nint, void>, void> OnMessage { get; } =
        (delegate* unmanaged[Cdecl]<nint, delegate* unmanaged[Cdecl]<nint, nint, NativeMessage*, nint, void>, void>)
        Find(library, "mosquitto_message_v5_callback_set");

    /// <summary><c>mosquitto_log_callback_set(m, f(m, obj, level, text))</c>.</summary>
    public delegate* unmanaged[Cdecl]<nint, delegate* unmanaged[Cdecl]<nint, nint, int, byte*, void>, void> OnLog { get; } =
        (delegate* unmanaged[Cdecl]<nint, delegate* unmanaged[Cdecl]<nint, nint, int, byte*, void>, void>)
        Find(library, "mosquitto_log_callback_set");

    private static nint Find(nint library, string name) => NativeLibrary.TryGetExport(library, name, out nint address)
        ? address
        : throw new MessageBusException($"libmosquitto has no {name}; version 2 is needed: {MosquittoLibrary.Install}.");
}
