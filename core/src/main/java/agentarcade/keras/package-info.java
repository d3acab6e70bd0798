/// Models of Keras 1 and 2 as networks of ours. [KerasModel][agentarcade.keras.KerasModel] reads the layers from YAML, JSON or HDF5 and the
/// weights from HDF5, finds the network in what surrounds it for training, and gives it our data order, so that it computes what Keras
/// computed. What can't be had that way is refused with a sentence.
///
/// Files may come from anywhere: nothing in them is ever run or built as an object, sizes are checked before anything is allocated
/// ([Limits][agentarcade.keras.Limits]).
///
/// The way through: [KerasFiles][agentarcade.keras.KerasFiles] → [ConfigText][agentarcade.keras.ConfigText] and
/// [Hdf5Weights][agentarcade.keras.Hdf5Weights] → [LayerGraph][agentarcade.keras.LayerGraph] → [NetworkFinder][agentarcade.keras.NetworkFinder]
/// → [NetworkBuilder][agentarcade.keras.NetworkBuilder]. `docs/keras.md` tells what is understood.
package agentarcade.keras;
